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
import reactor.core.publisher.SignalType;

import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.observation.ServerRequestObservationContext;
import org.springframework.web.server.ServerWebExchange;

/**
 * Tracks one request and its response in a WebFlux application, and logs its end.
 * Thread-safe.
 */
final class ReactiveExchange {

	static final String KEY = ReactiveExchange.class.getName();

	private static final String ROUTE_ATTRIBUTE = "org.springframework.web.reactive.HandlerMapping.bestMatchingPattern";

	private static final int OK = 200;

	private static final int INTERNAL_SERVER_ERROR = 500;

	private final ActiveRequest active;

	private final ServerHttpRequest request;

	private final ServerHttpResponse response;

	private final LongAdder requestBytes = new LongAdder();

	private final LongAdder responseBytes = new LongAdder();

	private volatile @Nullable ServerWebExchange exchange;

	private volatile boolean broken;

	ReactiveExchange(ActiveRequest active, ServerHttpRequest request, ServerHttpResponse response) {
		this.active = active;
		this.request = request;
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
		RequestDescription description = describe(exchange.getRequest());
		this.active.describe(description);
		log.started(description);
		return LateFields.add(this.active, logFields.ofClient(description.clientIp()));
	}

	/**
	 * Called when the request body or the response body was not transferred completely.
	 */
	void broken() {
		this.broken = true;
	}

	void ended(SignalType signal, RequestLog log) {
		this.active.matched(route());
		RequestDescription description = this.active.description();
		RequestCompletion completion = new RequestCompletion(status(signal), this.active.elapsedNanos(),
				this.requestBytes.sum(), this.responseBytes.sum(), isAborted(signal));
		log.completed(this.active, (description != null) ? description : describe(this.request), completion,
				this::attribute);
	}

	/**
	 * Returns whether the connection was aborted. Depending on which component detects it
	 * first, this shows as a cancellation, an error after the commit, an incomplete body,
	 * or a flag in Spring's observation context.
	 */
	private boolean isAborted(SignalType signal) {
		boolean failedLate = signal == SignalType.ON_ERROR && this.response.isCommitted();
		return signal == SignalType.CANCEL || failedLate || this.broken || isMarkedAsAborted();
	}

	private boolean isMarkedAsAborted() {
		Object context = attribute(ServerRequestObservationContext.CURRENT_OBSERVATION_CONTEXT_ATTRIBUTE);
		return context instanceof ServerRequestObservationContext observed && observed.isConnectionAborted();
	}

	private int status(SignalType signal) {
		if (signal == SignalType.ON_ERROR && !this.response.isCommitted()) {
			return INTERNAL_SERVER_ERROR;
		}
		HttpStatusCode status = this.response.getStatusCode();
		return (status != null) ? status.value() : OK;
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
