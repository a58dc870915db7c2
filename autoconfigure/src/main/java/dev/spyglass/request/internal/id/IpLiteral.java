/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.request.internal.id;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Parses IP addresses from text without ever resolving host names. Clients may control
 * the text, because proxies forward the headers that they receive.
 */
public final class IpLiteral {

	private static final String OCTET = "(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";

	private static final Pattern V4 = Pattern.compile(OCTET + "(?:\\." + OCTET + "){3}");

	/**
	 * Texts that the JDK parses as an address, valid or invalid, and never resolves as a
	 * host name.
	 */
	private static final Pattern V6 = Pattern.compile("[0-9a-fA-F:][0-9a-fA-F:.]*");

	/**
	 * Length of an IPv6 address with eight groups, of which the last two are written as
	 * an IPv4 address.
	 */
	private static final int MAX_LENGTH = 45;

	private IpLiteral() {
	}

	/**
	 * Parses an IPv4 address of four decimal numbers, or an IPv6 address (RFC 4291)
	 * without a zone.
	 * @param text the text
	 * @return the address, or {@code null} if the text is not an address
	 */
	public static @Nullable InetAddress parse(String text) {
		if (!isLiteral(text)) {
			return null;
		}
		try {
			return InetAddress.getByName(text);
		}
		catch (UnknownHostException ex) {
			return null;
		}
	}

	/**
	 * Returns whether a text is an address. Avoids creating the address if the format is
	 * sufficient.
	 * @param text the text
	 * @return whether {@link #parse(String)} would return one
	 */
	public static boolean isAddress(String text) {
		return isLiteral(text) && (text.indexOf(':') < 0 || parse(text) != null);
	}

	static boolean isLiteral(String text) {
		if (text.length() > MAX_LENGTH) {
			return false;
		}
		return ((text.indexOf(':') < 0) ? V4 : V6).matcher(text).matches();
	}

}
