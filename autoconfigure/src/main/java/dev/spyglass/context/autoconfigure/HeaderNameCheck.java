/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.context.autoconfigure;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/**
 * Refuses what can't be the name of a header.
 */
final class HeaderNameCheck {

	private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";

	private HeaderNameCheck() {
	}

	static String require(String property, String name) {
		if (!name.matches(TOKEN)) {
			throw new InvalidConfigurationPropertyValueException(property, name,
					"It is no name of a header (RFC 9110, section 5.6.2). Write for example 'X-Request-ID'.");
		}
		return name;
	}

}
