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
 * Reads IP addresses as text. Names are not looked up, whatever is written: a peer may
 * choose it, since a proxy passes on what it was sent.
 */
public final class IpLiteral {

	private static final String OCTET = "(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";

	private static final Pattern V4 = Pattern.compile(OCTET + "(?:\\." + OCTET + "){3}");

	/** What the JDK takes for an address, right or wrong, and not for a name. */
	private static final Pattern V6 = Pattern.compile("[0-9a-fA-F:][0-9a-fA-F:.]*");

	/** Of eight groups, the last two as IPv4. */
	private static final int LONGEST = 45;

	private IpLiteral() {
	}

	/**
	 * Reads an address, IPv4 in four decimal numbers or IPv6 (RFC 4291) without a zone.
	 * @param text the text
	 * @return the address, or null if the text is none
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
	 * Tells whether a text is an address, without making one of it where its form says
	 * enough.
	 * @param text the text
	 * @return whether {@link #parse(String)} would return one
	 */
	public static boolean isAddress(String text) {
		return isLiteral(text) && (text.indexOf(':') < 0 || parse(text) != null);
	}

	static boolean isLiteral(String text) {
		if (text.length() > LONGEST) {
			return false;
		}
		return ((text.indexOf(':') < 0) ? V4 : V6).matcher(text).matches();
	}

}
