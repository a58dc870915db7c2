/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.request.internal.reactive;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.List;

import dev.spyglass.request.id.RequestHeaders;
import dev.spyglass.request.internal.ActiveRequest;
import dev.spyglass.request.internal.RequestCompletion;
import dev.spyglass.request.internal.RequestDescription;
import dev.spyglass.request.internal.RequestLog;
import dev.spyglass.request.internal.id.RequestIdResolver;
import io.netty.util.AttributeKey;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.netty.Connection;
import reactor.netty.ConnectionObserver;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.http.server.HttpServerState;

/**
 * Identifies and logs the requests that Netty refuses before WebFlux sees them. A request
 * whose URI is invalid gets a response with ids. A request that cannot be decoded gets
 * only a log line, because Reactor Netty has already sent its response. Thread-safe.
 */
public final class NettyRefusals {

	private static final AttributeKey<Boolean> FAILED = AttributeKey.valueOf(NettyRefusals.class, "FAILED");

	private static final int BAD_REQUEST = 400;

	private static final long UNKNOWN = -1;

	private final RequestIdResolver resolver;

	private final String echoHeader;

	private final String correlationEchoHeader;

	private final RequestLog log;

	/**
	 * Creates the refusals.
	 * @param resolver resolves or generates the ids
	 * @param echoHeader name of the response header for the request's id
	 * @param correlationEchoHeader name of the response header for the correlation id
	 * @param log logs the ends of requests
	 */
	public NettyRefusals(RequestIdResolver resolver, String echoHeader, String correlationEchoHeader, RequestLog log) {
		this.resolver = resolver;
		this.echoHeader = echoHeader;
		this.correlationEchoHeader = correlationEchoHeader;
		this.log = log;
	}

	/**
	 * Observes a server.
	 * @param server the server
	 * @return the observed server
	 */
	public HttpServer observe(HttpServer server) {
		return server.mapHandle(this::handled).childObserve(this::changed);
	}

	/**
	 * Called for each request after its handler was called and before its response is
	 * sent. No application sets the status that early: only the adapter of WebFlux does,
	 * if it does not call the application at all.
	 */
	private Mono<Void> handled(Mono<Void> handler, Connection connection) {
		if (connection instanceof HttpServerRequest request && connection instanceof HttpServerResponse response
				&& response.status().code() == BAD_REQUEST) {
			ActiveRequest active = identify(request);
			response.header(this.echoHeader, active.identity().requestId());
			response.header(this.correlationEchoHeader, active.identity().correlationId());
			return handler.doFinally((signal) -> completed(active, request, BAD_REQUEST));
		}
		return handler;
	}

	private void changed(Connection connection, ConnectionObserver.State state) {
		// The remainder of the request fails as well, before the connection is closed.
		if (state == HttpServerState.REQUEST_DECODING_FAILED
				&& connection.channel().attr(FAILED).getAndSet(Boolean.TRUE) == null) {
			HttpServerRequest request = (connection instanceof HttpServerRequest decoded) ? decoded : null;
			int status = (connection instanceof HttpServerResponse response) ? response.status().code() : BAD_REQUEST;
			completed(identify(request), request, Math.max(status, BAD_REQUEST));
		}
	}

	private ActiveRequest identify(@Nullable HttpServerRequest request) {
		RequestHeaders headers = (name) -> (request != null) ? request.requestHeaders().getAll(name) : List.of();
		SocketAddress peer = (request != null) ? request.connectionRemoteAddress() : null;
		return new ActiveRequest(this.resolver.resolve(headers, text(peer)));
	}

	private void completed(ActiveRequest active, @Nullable HttpServerRequest request, int status) {
		this.log.completed(active, describe(request),
				new RequestCompletion(status, active.elapsedNanos(), UNKNOWN, UNKNOWN, false), (name) -> null);
	}

	private static RequestDescription describe(@Nullable HttpServerRequest request) {
		if (request == null) {
			return new RequestDescription(null, null, null, null, null);
		}
		String uri = request.uri();
		int query = uri.indexOf('?');
		String path = (query >= 0) ? uri.substring(0, query) : uri;
		return new RequestDescription(request.method().name(), path, path, text(request.remoteAddress()),
				request.requestHeaders().get("User-Agent"));
	}

	private static @Nullable String text(@Nullable SocketAddress address) {
		return (address instanceof InetSocketAddress inet) ? PeerAddress.text(inet) : null;
	}

}
