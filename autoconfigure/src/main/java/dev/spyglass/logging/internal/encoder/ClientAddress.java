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
 * Writes the client's address either if it is an IP address or if it is not.
 * Elasticsearch rejects a line if a field of type {@code ip} contains anything else.
 *
 * @param fragment the field name, ready to write
 * @param address writes the address
 * @param ip whether to write only IP addresses, or only other values
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
