/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.request.internal.servlet;

import java.io.IOException;

import dev.spyglass.request.internal.ActiveRequest;
import dev.spyglass.request.internal.RequestScope;
import dev.spyglass.request.internal.RequestScopeRestorer;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/**
 * Calls the application with the ids and the trace of a request when the container does
 * so outside of a dispatch: listeners of asynchronous requests and of streams, and tasks
 * that the container runs. Thread-safe.
 */
final class RequestCallbacks {

	private final ActiveRequest active;

	private final HttpServletRequest request;

	private final ServletIdentification identification;

	private final RequestScopeRestorer restorer;

	RequestCallbacks(ActiveRequest active, HttpServletRequest request, ServletIdentification identification,
			RequestScopeRestorer restorer) {
		this.active = active;
		this.request = request;
		this.identification = identification;
		this.restorer = restorer;
	}

	/** Records the status that the client has received. */
	void committed(int status) {
		this.active.sent(status);
	}

	// The scopes are only closed, never read.
	@SuppressWarnings("try")
	void run(Runnable task) {
		try (RequestScope fields = this.identification.open(this.active); RequestScopeRestorer.Scope trace = trace()) {
			task.run();
		}
	}

	// The scopes are only closed, never read.
	@SuppressWarnings("try")
	void call(Callback callback) throws IOException {
		try (RequestScope fields = this.identification.open(this.active); RequestScopeRestorer.Scope trace = trace()) {
			callback.call();
		}
	}

	private RequestScopeRestorer.Scope trace() {
		try {
			return this.restorer.reopen(this.request::getAttribute);
		}
		catch (RuntimeException ex) {
			// A task may outlive its request, which the container then has recycled.
			return RequestScopeRestorer.Scope.EMPTY;
		}
	}

	boolean isAsyncStarted() {
		return this.request.isAsyncStarted();
	}

	/** Adds the ids to the response again, unless it has them. */
	void echo(HttpServletResponse response) {
		this.identification.echo(this.active, response);
	}

	/**
	 * Represents one call of the application that may fail.
	 */
	@FunctionalInterface
	interface Callback {

		void call() throws IOException;

	}

}
