/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.autoconfigure;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/**
 * Validates properties whose value is the name of an HTTP header.
 */
public final class HeaderNameCheck {

	private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";

	private HeaderNameCheck() {
	}

	/**
	 * Returns the name if it is a valid header name.
	 * @param property the property that has the name
	 * @param name the name
	 * @return the name
	 * @throws InvalidConfigurationPropertyValueException if the name is not a token of
	 * RFC 9110
	 */
	public static String require(String property, String name) {
		if (!name.matches(TOKEN)) {
			throw new InvalidConfigurationPropertyValueException(property, name,
					"The value is not a valid header name (RFC 9110, section 5.6.2). Use a name such as 'X-Request-ID'.");
		}
		return name;
	}

}
