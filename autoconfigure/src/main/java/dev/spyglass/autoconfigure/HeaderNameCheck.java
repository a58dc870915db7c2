/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.autoconfigure;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/**
 * Rejects values that cannot be the name of an HTTP header.
 */
public final class HeaderNameCheck {

	private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";

	private HeaderNameCheck() {
	}

	/**
	 * Returns the name if it can be the name of a header.
	 * @param property property that the name comes from
	 * @param name the name
	 * @return the name
	 * @throws InvalidConfigurationPropertyValueException if it is no token of RFC 9110
	 */
	public static String require(String property, String name) {
		if (!name.matches(TOKEN)) {
			throw new InvalidConfigurationPropertyValueException(property, name,
					"It is no name of a header (RFC 9110, section 5.6.2). Write for example 'X-Request-ID'.");
		}
		return name;
	}

}
