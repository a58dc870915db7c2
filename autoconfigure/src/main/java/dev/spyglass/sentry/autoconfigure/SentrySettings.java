/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.sentry.autoconfigure;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/**
 * Properties for sending errors to Sentry. Everything else is configured by Sentry's own
 * properties, which take precedence.
 *
 * @param enabled Whether to send errors to Sentry if a DSN is set.
 * @param dsn DSN of the Sentry project to send errors to, without which Sentry is not
 * started.
 * @param environment Environment of the events in Sentry (defaults to the environment of
 * the service).
 * @param release Release of the events in Sentry (defaults to the name and the version of
 * the service).
 * @param sampleRate Share of errors to send to Sentry, from 0.0 to 1.0 (defaults to all
 * errors).
 */
@ConfigurationProperties(SentrySettings.PREFIX)
record SentrySettings(@DefaultValue("true") boolean enabled, @Nullable String dsn, @Nullable String environment,
		@Nullable String release, @Nullable Double sampleRate) {

	static final String PREFIX = "spyglass.sentry";

	SentrySettings {
		if (sampleRate != null && !(sampleRate >= 0 && sampleRate <= 1)) {
			throw new InvalidConfigurationPropertyValueException(PREFIX + ".sample-rate", sampleRate,
					"The sample rate must be a number from 0.0 to 1.0, for example 0.25 for a quarter of the errors.");
		}
	}

	@Override
	public String toString() {
		// The DSN contains a key.
		return "SentrySettings[enabled=" + this.enabled + "]";
	}

}
