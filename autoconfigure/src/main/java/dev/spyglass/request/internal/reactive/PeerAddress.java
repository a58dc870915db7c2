/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.request.internal.reactive;

import java.net.InetSocketAddress;

import org.jspecify.annotations.Nullable;

import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.util.ClassUtils;

/**
 * Reads the addresses of a request's client and of its connection's peer.
 */
final class PeerAddress {

	private static final boolean NETTY = ClassUtils.isPresent("reactor.netty.http.server.HttpServerRequest",
			PeerAddress.class.getClassLoader());

	private PeerAddress() {
	}

	/** Returns the address of the client, which may come from forwarded headers. */
	static @Nullable String ofClient(ServerHttpRequest request) {
		return text(request.getRemoteAddress());
	}

	/**
	 * Returns the address of the connection's peer, regardless of forwarded headers. With
	 * {@code server.forward-headers-strategy=native}, Netty accepts any client address in
	 * these headers.
	 */
	static @Nullable String ofConnection(ServerHttpRequest request) {
		InetSocketAddress connected = NETTY ? NettyConnection.peer(request) : null;
		return (connected != null) ? text(connected) : ofClient(request);
	}

	static @Nullable String text(@Nullable InetSocketAddress address) {
		if (address == null) {
			return null;
		}
		return address.isUnresolved() ? address.getHostString() : address.getAddress().getHostAddress();
	}

}
