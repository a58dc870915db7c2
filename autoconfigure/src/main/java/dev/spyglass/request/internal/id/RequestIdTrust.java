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
 * Decides from whom ids are taken. Implementations are thread-safe.
 */
@FunctionalInterface
public interface RequestIdTrust {

	/**
	 * Tells whether ids are taken from a peer.
	 * @param peer address of the other end of the connection, or {@code null} if it is
	 * not known
	 * @return whether its ids are taken
	 */
	boolean trusts(@Nullable String peer);

	/**
	 * Returns the trust in everyone.
	 * @return the trust
	 */
	static RequestIdTrust everyone() {
		return (peer) -> true;
	}

	/**
	 * Returns the trust in nobody.
	 * @return the trust
	 */
	static RequestIdTrust nobody() {
		return (peer) -> false;
	}

	/**
	 * Returns the trust in proxies of known addresses.
	 * @param blocks addresses in CIDR notation, for example {@code 10.0.0.0/8}
	 * @return the trust
	 * @throws IllegalArgumentException if one of them is no CIDR block
	 */
	static RequestIdTrust proxies(List<String> blocks) {
		List<CidrBlock> trusted = blocks.stream().map(CidrBlock::parse).toList();
		return (peer) -> {
			InetAddress address = (peer != null) ? CidrBlock.address(peer) : null;
			return address != null && trusted.stream().anyMatch((block) -> block.contains(address));
		};
	}

}
