/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.autoconfigure;

import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.ConfigurationPropertyState;
import org.springframework.core.env.Environment;

/**
 * Checks whether any property with a prefix is set. If none is, environment
 * post-processors can skip the validation of these properties, because binding them just
 * for that would slow down startup.
 */
public final class SetProperties {

	private SetProperties() {
	}

	/**
	 * Returns whether a property below a prefix may be set.
	 * @param environment the application's environment
	 * @param prefix prefix of the property names, such as {@code spyglass.logging}
	 * @return {@code false} if none is set; {@code true} if one is set or a source can't
	 * determine it
	 */
	public static boolean existBelow(Environment environment, String prefix) {
		ConfigurationPropertyName name = ConfigurationPropertyName.of(prefix);
		for (ConfigurationPropertySource source : ConfigurationPropertySources.get(environment)) {
			if (source.containsDescendantOf(name) != ConfigurationPropertyState.ABSENT) {
				return true;
			}
		}
		return false;
	}

}
