/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.autoconfigure;

import java.util.LinkedHashMap;
import java.util.Map;

import org.springframework.boot.env.DefaultPropertiesPropertySource;
import org.springframework.boot.env.OriginTrackedMapPropertySource;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.PropertySource;

/**
 * Adds default values to an environment, with the lowest precedence. The result depends
 * on the application's values only, not on those of an earlier run: environment
 * post-processors run once for each application context that is started, and Spring
 * Cloud's bootstrap context, like any parent, passes its property sources on.
 */
public final class DefaultPropertySource {

	private DefaultPropertySource() {
	}

	/**
	 * Adds default values, in place of those that an earlier run added.
	 * @param environment the environment
	 * @param name name of the property source
	 * @param values the values
	 */
	public static void add(ConfigurableEnvironment environment, String name, Map<String, Object> values) {
		MutablePropertySources sources = environment.getPropertySources();
		Map<String, Object> defaults = new LinkedHashMap<>(values);
		PropertySource<?> application = sources.get(DefaultPropertiesPropertySource.NAME);
		if (application != null && application.getSource() instanceof Map<?, ?> own) {
			// Spring Boot later moves these behind Spyglass' values. Spring Cloud adds
			// the
			// sources of its bootstrap context to the source, but not to its map.
			defaults.keySet().removeAll(own.keySet());
		}
		sources.addLast(new OriginTrackedMapPropertySource(name, defaults, true));
	}

}
