/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.request.internal.reactive;

import java.util.List;

import dev.spyglass.request.id.RequestHeaders;
import dev.spyglass.request.internal.ActiveRequest;
import dev.spyglass.request.internal.RequestFieldsAccessor;
import dev.spyglass.request.internal.RequestLog;
import dev.spyglass.request.internal.RequestLogFields;
import dev.spyglass.request.internal.id.RequestIdResolver;
import dev.spyglass.request.internal.id.RequestIdentity;
import reactor.core.publisher.Mono;

import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.http.server.reactive.HttpHandlerDecoratorFactory;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;

/**
 * Gives each request of the reactive stack its ids, puts them on its lines and on its
 * response, and writes its end. It stands around all web filters and exception handlers,
 * which a web filter could not, so that their lines and their responses carry the ids
 * too. The lines need {@code spring.reactor.context-propagation=auto}, which Spyglass
 * supplies. Thread-safe.
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
	 * @param resolver finds or makes the ids
	 * @param logFields what stands on the lines beside the ids
	 * @param echoHeader name of the response header for the request's id
	 * @param correlationEchoHeader name of the response header for the correlation id
	 * @param log writes the ends of requests
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
		RequestHeaders headers = (name) -> values(request.getHeaders(), name);
		ActiveRequest active = new ActiveRequest(this.resolver.resolve(headers, PeerAddress.ofConnection(request)));
		active.addFields(this.logFields.ofArrival(request.getMethod().name(), headers));
		ReactiveExchange exchange = new ReactiveExchange(active, request, response);
		response.beforeCommit(() -> Mono.fromRunnable(() -> echo(active.identity(), response.getHeaders())));
		ServerHttpResponse counting = CountingResponse.of(response, exchange.responseBytes(), exchange::broken);
		ServerHttpRequest counted = new CountingRequest(request, exchange.requestBytes(), exchange::broken);
		return Mono.defer(() -> handler.handle(counted, counting))
			.doFinally((signal) -> exchange.ended(signal, this.log))
			.contextWrite((context) -> context.put(RequestFieldsAccessor.KEY, active.liveFields())
				.put(this.logFields, active.liveFields())
				.put(ReactiveExchange.KEY, exchange));
	}

	private void echo(RequestIdentity identity, HttpHeaders headers) {
		headers.set(this.echoHeader, identity.requestId());
		headers.set(this.correlationEchoHeader, identity.correlationId());
	}

	private static List<String> values(HttpHeaders headers, String name) {
		List<String> values = headers.get(name);
		return (values != null) ? values : List.of();
	}

}
