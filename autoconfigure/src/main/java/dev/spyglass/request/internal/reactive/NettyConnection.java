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
 * Reads the connection of a request from Reactor Netty. Must be loaded only if Reactor
 * Netty is present.
 */
final class NettyConnection {

	private NettyConnection() {
	}

	/**
	 * Returns the address of the connection's peer, or null if the server is not Reactor
	 * Netty.
	 */
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
			// A mock or a custom request.
			return null;
		}
	}

}
