/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.autoconfigure;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.origin.Origin;
import org.springframework.core.env.Environment;

/**
 * Value of a property as it is written in the property source that takes effect.
 *
 * @param value the text, in which placeholders are not resolved
 * @param origin where it is written, or {@code null} if unknown
 */
record WrittenValue(String value, @Nullable Origin origin) {

	/**
	 * Finds the value of a property.
	 * @param environment the environment
	 * @param property name of the property; that of a list finds all elements
	 * @return the value, or {@code null} if the property is not set
	 */
	static @Nullable WrittenValue find(Environment environment, String property) {
		ConfigurationPropertyName name = ConfigurationPropertyName.adapt(property, '.');
		for (ConfigurationPropertySource source : ConfigurationPropertySources.get(environment)) {
			ConfigurationProperty found = source.getConfigurationProperty(name);
			if (found != null) {
				return new WrittenValue(String.valueOf(found.getValue()), found.getOrigin());
			}
			WrittenValue list = list(source, name);
			if (list != null) {
				return list;
			}
		}
		return null;
	}

	private static @Nullable WrittenValue list(ConfigurationPropertySource source, ConfigurationPropertyName name) {
		List<String> elements = new ArrayList<>();
		Origin origin = null;
		ConfigurationProperty element = element(source, name, 0);
		while (element != null) {
			elements.add(String.valueOf(element.getValue()));
			origin = (origin != null) ? origin : element.getOrigin();
			element = element(source, name, elements.size());
		}
		return elements.isEmpty() ? null : new WrittenValue(String.join(",", elements), origin);
	}

	private static @Nullable ConfigurationProperty element(ConfigurationPropertySource source,
			ConfigurationPropertyName name, int index) {
		return source.getConfigurationProperty(name.append("[" + index + "]"));
	}

	/**
	 * Returns the value for a message.
	 * @param bound the value that was bound, with placeholders resolved
	 * @return the value as it is written, and the bound one if a placeholder hides it
	 */
	String describe(@Nullable Object bound) {
		boolean hidden = this.value.contains("${") && bound != null;
		return hidden ? "'" + this.value + "' (" + bound + ")" : "'" + this.value + "'";
	}

}
