/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.request.internal.reactive;

import java.net.InetSocketAddress;

import org.jspecify.annotations.Nullable;
import reactor.netty.http.server.HttpServerRequest;

import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;

/**
 * What only Reactor Netty knows of a request. Loaded only where it is present.
 */
final class NettyConnection {

	private NettyConnection() {
	}

	/** Address of the connection's other end, or null on another server. */
	static @Nullable InetSocketAddress peer(ServerHttpRequest request) {
		if (nativeRequest(request) instanceof HttpServerRequest netty
				&& netty.connectionRemoteAddress() instanceof InetSocketAddress peer) {
			return peer;
		}
		return null;
	}

	private static @Nullable Object nativeRequest(ServerHttpRequest request) {
		try {
			return ServerHttpRequestDecorator.getNativeRequest(request);
		}
		catch (IllegalArgumentException | IllegalStateException ex) {
			return null; // A mock, or a request of somebody's own.
		}
	}

}
