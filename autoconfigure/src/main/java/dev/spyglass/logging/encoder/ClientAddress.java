/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.encoder;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.regex.Pattern;

import dev.spyglass.vocabulary.LogField;
import dev.spyglass.vocabulary.LogFields;

/**
 * The client's address where the schema wants an IP address, or where it takes anything:
 * Elasticsearch refuses a whole line whose field of type {@code ip} holds no such thing.
 *
 * @param fragment the name
 * @param address what writes the address
 * @param ip whether IP addresses belong here, or all else
 */
record ClientAddress(byte[] fragment, HttpPart address, boolean ip) implements Part {

	private static final String OCTET = "(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)";

	private static final Pattern V4 = Pattern.compile(OCTET + "(?:\\." + OCTET + "){3}");

	/** With a colon nobody takes it for a name and looks it up. */
	private static final Pattern V6 = Pattern.compile("[0-9a-fA-F:.]{0,45}:[0-9a-fA-F:.]{0,45}");

	ClientAddress(byte[] fragment, boolean ip) {
		this(fragment, new HttpPart(fragment, LogFields.Http.CLIENT_IP), ip);
	}

	@Override
	public void write(Line line) {
		if (line.collector.slots[LogField.HTTP.ordinal()] instanceof Map<?, ?> request
				&& request.get(LogFields.Http.CLIENT_IP) instanceof String address && isIp(address) == this.ip) {
			this.address.write(line);
		}
	}

	private static boolean isIp(String address) {
		if (V4.matcher(address).matches()) {
			return true;
		}
		if (!V6.matcher(address).matches()) {
			return false;
		}
		try {
			return InetAddress.getByName(address) != null;
		}
		catch (UnknownHostException ex) {
			return false;
		}
	}

}
