/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.context.reactive;

import java.net.InetSocketAddress;

import org.jspecify.annotations.Nullable;

import org.springframework.http.server.reactive.ServerHttpRequest;

/**
 * Address of the other end of a request's connection.
 */
final class PeerAddress {

	private PeerAddress() {
	}

	static @Nullable String of(ServerHttpRequest request) {
		InetSocketAddress address = request.getRemoteAddress();
		if (address == null) {
			return null;
		}
		return address.isUnresolved() ? address.getHostString() : address.getAddress().getHostAddress();
	}

}
