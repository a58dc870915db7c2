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
 * Address of a Sentry project, which holds a key and so is never shown whole.
 *
 * @param property property that it stands in
 * @param value the address
 */
record Dsn(String property, String value) {

	static final String SPYGLASS = SentrySettings.PREFIX + ".dsn";

	static final String SENTRY = "sentry.dsn";

	private static final String MASK = "***";

	/**
	 * Returns the address that is configured; Sentry's own property has the last word.
	 */
	static @Nullable Dsn configured(Environment environment) {
		String own = environment.getProperty(SPYGLASS, "");
		String sentrys = environment.getProperty(SENTRY, "");
		if (StringUtils.hasText(sentrys)) {
			return new Dsn(sentrys.equals(own) ? SPYGLASS : SENTRY, sentrys);
		}
		return StringUtils.hasText(own) ? new Dsn(SPYGLASS, own) : null;
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
						+ "' to nothing to leave Sentry off.");
	}

	/** Only the part behind the key is shown, and only when there is no doubt which. */
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
