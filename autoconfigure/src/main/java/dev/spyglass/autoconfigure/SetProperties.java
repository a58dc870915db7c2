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
 * Looks whether the user has set any property. With none there is nothing to refuse
 * before the context does, and a record that is bound for that alone costs each start
 * milliseconds.
 */
public final class SetProperties {

	private SetProperties() {
	}

	/**
	 * Tells whether there may be a property.
	 * @param environment the application's environment
	 * @param prefix what the properties' names begin with, as in {@code spyglass.logging}
	 * @return false if there is none; true if there is one or a source can't tell
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
