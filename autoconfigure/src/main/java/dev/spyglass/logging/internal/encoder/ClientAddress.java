/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.internal.encoder;

import java.util.Map;

import dev.spyglass.request.internal.id.IpLiteral;
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

	ClientAddress(byte[] fragment, boolean ip) {
		this(fragment, new HttpPart(fragment, LogFields.Http.CLIENT_IP), ip);
	}

	@Override
	public void write(Line line) {
		if (line.collector.slots[LogField.HTTP.ordinal()] instanceof Map<?, ?> request
				&& request.get(LogFields.Http.CLIENT_IP) instanceof String address
				&& IpLiteral.isAddress(address) == this.ip) {
			this.address.write(line);
		}
	}

}
