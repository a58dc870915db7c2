/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.propagation.autoconfigure;

import java.util.List;

import dev.spyglass.vocabulary.HeaderNames;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Properties for sending request IDs and correlation IDs to other services.
 *
 * @param enabled Whether to add the request ID and the correlation ID to outgoing calls
 * and messages.
 * @param requestHeader Name of the header that carries the request ID on outgoing calls
 * and messages.
 * @param correlationHeader Name of the header that carries the correlation ID on outgoing
 * calls and messages.
 * @param excludedHosts Comma-separated list of hosts to which no IDs are sent, with '*'
 * as a wildcard, as in '*.example.org'.
 */
@ConfigurationProperties(PropagationProperties.PREFIX)
record PropagationProperties(@DefaultValue("true") boolean enabled,
		@DefaultValue(HeaderNames.REQUEST_ID) String requestHeader,
		@DefaultValue(HeaderNames.CORRELATION_ID) String correlationHeader, @DefaultValue List<String> excludedHosts) {

	static final String PREFIX = "spyglass.propagation";

}
