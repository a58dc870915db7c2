/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.redaction.autoconfigure;

import java.util.List;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What is taken out of logs and of what is sent to Sentry.
 *
 * @param enabled whether secrets are taken out
 * @param keys keys that hide their values, beside the built-in ones; case and separators
 * do not matter
 * @param allowedKeys keys that hide nothing although a built-in one is contained in them
 * @param emails whether e-mail addresses are taken out
 * @param patterns regular expressions in RE2 syntax; what they match is taken out
 * @param environmentValues whether the values of properties with telling names (password,
 * secret, token …) are taken out wherever they turn up
 */
@ConfigurationProperties(RedactionProperties.PREFIX)
record RedactionProperties(@DefaultValue("true") boolean enabled, @DefaultValue List<String> keys,
		@DefaultValue List<String> allowedKeys, @DefaultValue("false") boolean emails,
		@DefaultValue List<String> patterns, @DefaultValue("true") boolean environmentValues) {

	static final String PREFIX = "spyglass.redaction";

}
