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
 * Settings of the errors that go to Sentry. Everything else is configured by Sentry's own
 * properties, which have the last word.
 *
 * @param enabled whether errors may be sent; when not, a DSN has no effect
 * @param dsn address of the project; without one nothing of Sentry starts
 * @param environment environment of the events; falls back to that of the service
 * @param release release of the events; falls back to service and version
 * @param sampleRate share of the errors that is sent, 0 to 1; all of them by default
 */
@ConfigurationProperties(SentrySettings.PREFIX)
record SentrySettings(@DefaultValue("true") boolean enabled, @Nullable String dsn, @Nullable String environment,
		@Nullable String release, @Nullable Double sampleRate) {

	static final String PREFIX = "spyglass.sentry";

	SentrySettings {
		if (sampleRate != null && !(sampleRate >= 0 && sampleRate <= 1)) {
			throw new InvalidConfigurationPropertyValueException(PREFIX + ".sample-rate", sampleRate,
					"The share of errors to send is a number from 0 to 1, such as 0.25 for a quarter of them.");
		}
	}

	@Override
	public String toString() {
		return "SentrySettings[enabled=" + this.enabled + "]"; // The DSN holds a key.
	}

}
