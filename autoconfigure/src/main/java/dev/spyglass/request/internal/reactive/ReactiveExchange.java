/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.request.internal.reactive;

import java.util.concurrent.atomic.LongAdder;

import dev.spyglass.request.internal.ActiveRequest;
import dev.spyglass.request.internal.RequestCompletion;
import dev.spyglass.request.internal.RequestDescription;
import dev.spyglass.request.internal.RequestLog;
import dev.spyglass.request.internal.RequestLogFields;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.SignalType;

import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.observation.ServerRequestObservationContext;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.util.DisconnectedClientHelper;

/**
 * Tracks one request and its response in a WebFlux application, and logs its end.
 * Thread-safe.
 */
final class ReactiveExchange {

	static final String KEY = ReactiveExchange.class.getName();

	private static final Logger logger = LoggerFactory.getLogger(ReactiveExchange.class);

	private static final String ROUTE_ATTRIBUTE = "org.springframework.web.reactive.HandlerMapping.bestMatchingPattern";

	private static final int OK = 200;

	private static final int INTERNAL_SERVER_ERROR = 500;

	private final ActiveRequest active;

	private final RequestDescription arrived;

	private final ServerHttpResponse response;

	private final LongAdder requestBytes = new LongAdder();

	private final LongAdder responseBytes = new LongAdder();

	private volatile @Nullable ServerWebExchange exchange;

	private volatile boolean broken;

	private volatile int status;

	ReactiveExchange(ActiveRequest active, ServerHttpRequest request, ServerHttpResponse response) {
		this.active = active;
		this.arrived = describe(request);
		this.response = response;
	}

	ActiveRequest active() {
		return this.active;
	}

	LongAdder requestBytes() {
		return this.requestBytes;
	}

	LongAdder responseBytes() {
		return this.responseBytes;
	}

	/**
	 * Called when the exchange reaches the application's filters. Returns whether more
	 * fields have become known.
	 */
	boolean reached(ServerWebExchange exchange, RequestLogFields logFields, RequestLog log) {
		this.exchange = exchange;
		exchange.getAttributes().put(ActiveRequest.ATTRIBUTE, this.active);
		RequestDescription description = (exchange.getRequest() instanceof CountingRequest) ? this.arrived
				: describe(exchange.getRequest());
		this.active.describe(description);
		log.started(description);
		return LateFields.add(this.active, logFields.ofClient(description.clientIp()));
	}

	/**
	 * Called when the application sets the status, and directly before the response is
	 * committed. The response itself is never asked at the end, because a servlet
	 * container may have recycled it by then.
	 */
	void status(@Nullable HttpStatusCode status) {
		this.status = (status != null) ? status.value() : 0;
	}

	/**
	 * Called when the request body or the response body was not transferred completely.
	 */
	void broken() {
		// The server also cancels a body that has failed.
		if (this.active.failure() == null) {
			this.broken = true;
		}
	}

	/** Called when the application's response body ended with an error. */
	void bodyFailed(Throwable error) {
		if (this.response.isCommitted() && !DisconnectedClientHelper.isClientDisconnectedException(error)) {
			this.active.failed(error);
		}
	}

	/**
	 * Called when the exchange has ended, before the server learns of it. Must not throw,
	 * because the server would take it for an error of the application.
	 */
	void ended(SignalType signal, @Nullable Throwable error, RequestLog log) {
		try {
			complete(signal, error, log);
		}
		catch (RuntimeException ex) {
			logger.debug("The end of the request could not be logged", ex);
		}
	}

	private void complete(SignalType signal, @Nullable Throwable error, RequestLog log) {
		this.active.matched(route());
		RequestDescription description = this.active.description();
		boolean aborted = isAborted(signal, error);
		RequestCompletion completion = new RequestCompletion(status(signal), this.active.elapsedNanos(),
				this.requestBytes.sum(), this.responseBytes.sum(), aborted, failure(error));
		log.completed(this.active, (description != null) ? description : this.arrived, completion, this::attribute);
	}

	/**
	 * Returns whether the client disconnected. Depending on which component detects it
	 * first, this shows as a cancellation, an error after the commit, an incomplete body,
	 * or a flag in Spring's observation context.
	 */
	private boolean isAborted(SignalType signal, @Nullable Throwable error) {
		if (this.broken || isMarkedAsAborted()) {
			return true;
		}
		if (this.active.failure() != null) {
			return false;
		}
		return signal == SignalType.CANCEL
				|| (this.response.isCommitted() && DisconnectedClientHelper.isClientDisconnectedException(error));
	}

	private @Nullable Throwable failure(@Nullable Throwable error) {
		return (error != null && this.response.isCommitted()) ? error : this.active.failure();
	}

	private boolean isMarkedAsAborted() {
		Object context = attribute(ServerRequestObservationContext.CURRENT_OBSERVATION_CONTEXT_ATTRIBUTE);
		return context instanceof ServerRequestObservationContext observed && observed.isConnectionAborted();
	}

	private int status(SignalType signal) {
		if (signal == SignalType.ON_ERROR && !this.response.isCommitted()) {
			return INTERNAL_SERVER_ERROR;
		}
		int known = this.status;
		return (known != 0) ? known : OK;
	}

	private @Nullable String route() {
		Object pattern = attribute(ROUTE_ATTRIBUTE);
		return (pattern != null) ? pattern.toString() : null;
	}

	private @Nullable Object attribute(String name) {
		ServerWebExchange reached = this.exchange;
		return (reached != null) ? reached.getAttribute(name) : null;
	}

	private static RequestDescription describe(ServerHttpRequest request) {
		return new RequestDescription(request.getMethod().name(), request.getPath().value(),
				request.getPath().pathWithinApplication().value(), PeerAddress.ofClient(request),
				request.getHeaders().getFirst("User-Agent"));
	}

}
