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
 * Properties for the redaction of secrets.
 *
 * @param enabled Whether to redact secrets in logs, spans and Sentry events.
 * @param keys Comma-separated list of additional keys whose values are redacted, ignoring
 * case and separators.
 * @param allowedKeys Comma-separated list of keys whose values are not redacted although
 * the key matches a built-in one.
 * @param emails Whether to redact email addresses.
 * @param patterns List of regular expressions in RE2 syntax whose matches are redacted.
 * @param environmentValues Whether to redact the values of configuration properties with
 * sensitive names, such as password, secret or token, wherever these values occur.
 */
@ConfigurationProperties(RedactionProperties.PREFIX)
record RedactionProperties(@DefaultValue("true") boolean enabled, @DefaultValue List<String> keys,
		@DefaultValue List<String> allowedKeys, @DefaultValue("false") boolean emails,
		@DefaultValue List<String> patterns, @DefaultValue("true") boolean environmentValues) {

	static final String PREFIX = "spyglass.redaction";

}
