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
 * Ids on their way to other services.
 *
 * @param enabled whether calls and messages take the ids along
 * @param requestHeader header for the request's id
 * @param correlationHeader header for the id of the business flow
 * @param excludedHosts hosts that get no ids; an asterisk stands for any characters, as
 * in "*.example.org"
 */
@ConfigurationProperties(PropagationProperties.PREFIX)
record PropagationProperties(@DefaultValue("true") boolean enabled,
		@DefaultValue(HeaderNames.REQUEST_ID) String requestHeader,
		@DefaultValue(HeaderNames.CORRELATION_ID) String correlationHeader, @DefaultValue List<String> excludedHosts) {

	static final String PREFIX = "spyglass.propagation";

}
