/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.request.internal.servlet;

import dev.spyglass.request.internal.ActiveRequest;
import dev.spyglass.request.internal.RequestCompletion;
import dev.spyglass.request.internal.RequestDescription;
import dev.spyglass.request.internal.RequestLog;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

/**
 * Detects and logs the end of a request if no container reports it. It is used on all
 * servers except Tomcat, where {@link TomcatRequestValve} does this. The sizes of the
 * bodies are unknown here. Thread-safe.
 */
final class FilterCompletion {

	private static final long UNKNOWN = -1;

	private final RequestLog log;

	FilterCompletion(RequestLog log) {
		this.log = log;
	}

	/**
	 * Completes the request, or waits for the end of asynchronous processing. Must be
	 * called at the end of each dispatch that is not an error dispatch.
	 */
	void afterDispatch(ActiveRequest active, HttpServletRequest request, HttpServletResponse response,
			@Nullable Throwable failure) {
		if (request.isAsyncStarted()) {
			request.getAsyncContext().addListener(new End(active, request, response));
			return;
		}
		complete(active, request, response, failure);
	}

	private void complete(ActiveRequest active, HttpServletRequest request, HttpServletResponse response,
			@Nullable Throwable failure) {
		boolean committed = response.isCommitted();
		int status = (failure != null && !committed) ? HttpServletResponse.SC_INTERNAL_SERVER_ERROR
				: active.statusOr(response.getStatus());
		boolean aborted = active.hasClientLeft() || committed && DisconnectedClients.isDisconnected(failure);
		Throwable broken = (active.failure() == null && committed && !aborted) ? failure : active.failure();
		RequestDescription description = active.description();
		this.log.completed(active, (description != null) ? description : ServletDescriptions.describe(request),
				new RequestCompletion(status, active.elapsedNanos(), UNKNOWN, UNKNOWN, aborted, broken),
				request::getAttribute);
	}

	private final class End implements AsyncListener {

		private final ActiveRequest active;

		private final HttpServletRequest request;

		private final HttpServletResponse response;

		private volatile @Nullable Throwable failure;

		private End(ActiveRequest active, HttpServletRequest request, HttpServletResponse response) {
			this.active = active;
			this.request = request;
			this.response = response;
		}

		@Override
		public void onComplete(AsyncEvent event) {
			complete(this.active, this.request, this.response, this.failure);
		}

		@Override
		public void onTimeout(AsyncEvent event) {
			// Followed by onComplete.
		}

		@Override
		public void onError(AsyncEvent event) {
			this.failure = event.getThrowable();
		}

		@Override
		public void onStartAsync(AsyncEvent event) {
			event.getAsyncContext().addListener(this);
		}

	}

}
