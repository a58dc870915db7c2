/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.request.internal.reactive;

import java.util.List;
import java.util.function.Supplier;

import dev.spyglass.request.id.RequestHeaders;
import dev.spyglass.request.internal.ActiveRequest;
import dev.spyglass.request.internal.RequestFieldsAccessor;
import dev.spyglass.request.internal.RequestLog;
import dev.spyglass.request.internal.RequestLogFields;
import dev.spyglass.request.internal.id.RequestIdResolver;
import dev.spyglass.request.internal.id.RequestIdentity;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SignalType;

import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.http.server.reactive.HttpHandlerDecoratorFactory;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;

/**
 * Assigns ids to each request of a WebFlux application, adds them to its log lines and
 * its response, and logs its end. It wraps all web filters and exception handlers, so
 * that their log lines and responses have the ids, too; a web filter could not do this.
 * The ids on log lines require {@code spring.reactor.context-propagation=auto}, which
 * Spyglass sets by default. Thread-safe.
 */
public final class RequestIdHandlerDecorator implements HttpHandlerDecoratorFactory, Ordered {

	/** Order among the decorators: outside of all others. */
	public static final int ORDER = Ordered.HIGHEST_PRECEDENCE;

	private final RequestIdResolver resolver;

	private final RequestLogFields logFields;

	private final String echoHeader;

	private final String correlationEchoHeader;

	private final RequestLog log;

	/**
	 * Creates a decorator.
	 * @param resolver resolves or generates the ids
	 * @param logFields fields of the log lines in addition to the ids
	 * @param echoHeader name of the response header for the request's id
	 * @param correlationEchoHeader name of the response header for the correlation id
	 * @param log logs the ends of requests
	 */
	public RequestIdHandlerDecorator(RequestIdResolver resolver, RequestLogFields logFields, String echoHeader,
			String correlationEchoHeader, RequestLog log) {
		this.resolver = resolver;
		this.logFields = logFields;
		this.echoHeader = echoHeader;
		this.correlationEchoHeader = correlationEchoHeader;
		this.log = log;
	}

	@Override
	public int getOrder() {
		return ORDER;
	}

	@Override
	public HttpHandler apply(HttpHandler handler) {
		return (request, response) -> Mono.defer(() -> handle(handler, request, response));
	}

	private Mono<Void> handle(HttpHandler handler, ServerHttpRequest request, ServerHttpResponse response) {
		ActiveRequest active = ContainerRequest.active(request);
		if (active == null) {
			active = identify(request);
		}
		return handle(handler, request, response, active);
	}

	private ActiveRequest identify(ServerHttpRequest request) {
		RequestHeaders headers = (name) -> values(request.getHeaders(), name);
		ActiveRequest active = new ActiveRequest(this.resolver.resolve(headers, PeerAddress.ofConnection(request)));
		active.addFields(this.logFields.ofArrival(request.getMethod().name(), headers));
		return active;
	}

	private Mono<Void> handle(HttpHandler handler, ServerHttpRequest request, ServerHttpResponse response,
			ActiveRequest active) {
		ReactiveExchange exchange = new ReactiveExchange(active, request, response);
		Supplier<Mono<Void>> echo = () -> Mono.fromRunnable(() -> committing(exchange, response));
		response.beforeCommit(echo);
		ServerHttpResponse counting = CountingResponse.of(response, exchange, echo);
		ServerHttpRequest counted = new CountingRequest(request, exchange.requestBytes(), exchange::broken);
		// Before the signal goes on, because a servlet container then recycles both.
		return Mono.defer(() -> handler.handle(counted, counting))
			.doOnSuccess((done) -> exchange.ended(SignalType.ON_COMPLETE, null, this.log))
			.doOnError((ex) -> exchange.ended(SignalType.ON_ERROR, ex, this.log))
			.doOnCancel(() -> exchange.ended(SignalType.CANCEL, null, this.log))
			.contextWrite((context) -> context.put(RequestFieldsAccessor.KEY, active.liveFields())
				.put(this.logFields, active.liveFields())
				.put(ReactiveExchange.KEY, exchange));
	}

	private void committing(ReactiveExchange exchange, ServerHttpResponse response) {
		RequestIdentity identity = exchange.active().identity();
		HttpHeaders headers = response.getHeaders();
		exchange.status(response.getStatusCode());
		headers.set(this.echoHeader, identity.requestId());
		headers.set(this.correlationEchoHeader, identity.correlationId());
	}

	private static List<String> values(HttpHeaders headers, String name) {
		List<String> values = headers.get(name);
		return (values != null) ? values : List.of();
	}

}
