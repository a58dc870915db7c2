/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.request.internal.id;

import java.net.InetAddress;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Decides whether to accept the request ids that a peer sends. Implementations must be
 * thread-safe.
 */
@FunctionalInterface
public interface RequestIdTrust {

	/**
	 * Returns whether the ids of a peer are accepted.
	 * @param peer address of the connection's peer, or {@code null} if it is unknown
	 * @return whether its ids are accepted
	 */
	boolean trusts(@Nullable String peer);

	/**
	 * Returns an instance that trusts all peers.
	 * @return the trust
	 */
	static RequestIdTrust everyone() {
		return (peer) -> true;
	}

	/**
	 * Returns an instance that trusts no peer.
	 * @return the trust
	 */
	static RequestIdTrust nobody() {
		return (peer) -> false;
	}

	/**
	 * Returns an instance that trusts proxies with known addresses.
	 * @param blocks addresses in CIDR notation, for example {@code 10.0.0.0/8}
	 * @return the trust
	 * @throws IllegalArgumentException if one of them is not a CIDR block
	 */
	static RequestIdTrust proxies(List<String> blocks) {
		List<CidrBlock> trusted = blocks.stream().map(CidrBlock::parse).toList();
		return (peer) -> {
			InetAddress address = (peer != null) ? CidrBlock.address(peer) : null;
			return address != null && trusted.stream().anyMatch((block) -> block.contains(address));
		};
	}

}
