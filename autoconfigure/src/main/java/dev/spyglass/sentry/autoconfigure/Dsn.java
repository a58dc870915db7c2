/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.sentry.autoconfigure;

import java.net.URI;
import java.net.URISyntaxException;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/**
 * Address (DSN) of a Sentry project. It contains a key, so that messages show it masked.
 *
 * @param property name of the property that the DSN comes from
 * @param value the DSN
 */
record Dsn(String property, String value) {

	static final String SPYGLASS = SentrySettings.PREFIX + ".dsn";

	static final String SENTRY = "sentry.dsn";

	private static final String MASK = "***";

	/**
	 * Returns the configured DSN, or {@code null} if there is none. Sentry's own property
	 * takes precedence.
	 */
	static @Nullable Dsn configured(Environment environment) {
		String spyglass = environment.getProperty(SPYGLASS, "");
		String sentry = environment.getProperty(SENTRY, "");
		if (StringUtils.hasText(sentry)) {
			return new Dsn(sentry.equals(spyglass) ? SPYGLASS : SENTRY, sentry);
		}
		return StringUtils.hasText(spyglass) ? new Dsn(SPYGLASS, spyglass) : null;
	}

	void check() {
		URI uri = uri();
		boolean web = "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme());
		boolean project = uri.getPath() != null && uri.getPath().matches(".*/[^/]+/?");
		boolean key = uri.getUserInfo() != null && !uri.getUserInfo().startsWith(":");
		if (!web || !key || uri.getHost() == null || !project) {
			throw invalid();
		}
	}

	private URI uri() {
		try {
			return new URI(this.value.trim());
		}
		catch (URISyntaxException ex) {
			throw invalid();
		}
	}

	private InvalidConfigurationPropertyValueException invalid() {
		return new InvalidConfigurationPropertyValueException(this.property, masked(),
				"A DSN has the form 'https://<public key>@<host>/<project id>'. Copy it from the project's settings in"
						+ " Sentry ('Client Keys (DSN)'), or set '" + this.property
						+ "' to an empty value to disable Sentry.");
	}

	/**
	 * Shows only the part after the key, and nothing if the key's position is unclear.
	 */
	private String masked() {
		int scheme = this.value.indexOf("://");
		int key = this.value.lastIndexOf('@');
		if (scheme < 0 || key < scheme) {
			return MASK;
		}
		return this.value.substring(0, scheme) + "://" + MASK + this.value.substring(key);
	}

	@Override
	public String toString() {
		return this.property + "=" + masked();
	}

}
