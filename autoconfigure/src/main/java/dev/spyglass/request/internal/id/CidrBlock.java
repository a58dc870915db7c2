/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.request.internal.id;

import java.net.InetAddress;

import org.jspecify.annotations.Nullable;

/**
 * Represents a block of IP addresses in CIDR notation (RFC 4632, RFC 4291), for example
 * {@code 10.0.0.0/8} or {@code fd00::/8}. A plain address is a block of one address. Host
 * names are not resolved.
 *
 * @param address first address
 * @param prefix length of the prefix in bits
 */
record CidrBlock(InetAddress address, int prefix) {

	static CidrBlock parse(String text) {
		int slash = text.indexOf('/');
		InetAddress address = address((slash < 0) ? text : text.substring(0, slash));
		if (address == null) {
			throw new IllegalArgumentException("'" + text + "' is not an IP address");
		}
		int bits = address.getAddress().length * Byte.SIZE;
		int prefix = (slash < 0) ? bits : prefix(text.substring(slash + 1));
		if (prefix < 0 || prefix > bits) {
			throw new IllegalArgumentException("its prefix is not between 0 and " + bits);
		}
		return new CidrBlock(address, prefix);
	}

	private static int prefix(String digits) {
		return digits.matches("\\d{1,3}") ? Integer.parseInt(digits) : -1;
	}

	/** Parses an address, with or without a zone; returns null for any other text. */
	static @Nullable InetAddress address(String text) {
		int zone = text.indexOf('%');
		return IpLiteral.parse((zone < 0) ? text : text.substring(0, zone));
	}

	boolean contains(InetAddress candidate) {
		byte[] ours = this.address.getAddress();
		byte[] theirs = candidate.getAddress();
		if (ours.length != theirs.length) {
			return false;
		}
		for (int bit = 0; bit < this.prefix; bit += Byte.SIZE) {
			int width = Math.min(Byte.SIZE, this.prefix - bit);
			int mask = 0xff << (Byte.SIZE - width);
			int index = bit / Byte.SIZE;
			if (((ours[index] ^ theirs[index]) & mask) != 0) {
				return false;
			}
		}
		return true;
	}

}
