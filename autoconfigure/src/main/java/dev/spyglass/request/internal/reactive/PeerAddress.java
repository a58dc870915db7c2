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
 * Who sent a request.
 */
final class PeerAddress {

	private static final boolean NETTY = ClassUtils.isPresent("reactor.netty.http.server.HttpServerRequest",
			PeerAddress.class.getClassLoader());

	private PeerAddress() {
	}

	/** Address of the client, which a proxy may have told. */
	static @Nullable String ofClient(ServerHttpRequest request) {
		return text(request.getRemoteAddress());
	}

	/**
	 * Address of the other end of the connection, whatever the headers say: with
	 * {@code server.forward-headers-strategy=native} Netty lets anybody choose the
	 * client's.
	 */
	static @Nullable String ofConnection(ServerHttpRequest request) {
		InetSocketAddress connected = NETTY ? NettyConnection.peer(request) : null;
		return (connected != null) ? text(connected) : ofClient(request);
	}

	private static @Nullable String text(@Nullable InetSocketAddress address) {
		if (address == null) {
			return null;
		}
		return address.isUnresolved() ? address.getHostString() : address.getAddress().getHostAddress();
	}

}
