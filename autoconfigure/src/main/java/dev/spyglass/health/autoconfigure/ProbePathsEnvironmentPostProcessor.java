/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.health.autoconfigure;

import java.util.LinkedHashMap;
import java.util.Map;

import dev.spyglass.autoconfigure.DefaultPropertySource;
import dev.spyglass.autoconfigure.SetProperties;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Adds default properties that expose Spring Boot's liveness and readiness groups on the
 * main port. They have the lowest precedence. They are not in a file of defaults, because
 * a group may include only contributors that exist, and these are missing if probes are
 * disabled. Invalid paths are ignored here, because {@link HealthProperties} rejects them
 * with a better message.
 */
class ProbePathsEnvironmentPostProcessor implements EnvironmentPostProcessor, Ordered {

	static final String PROPERTY_SOURCE = "spyglassProbes";

	static final String GROUPS = "management.endpoint.health.group";

	private static final String VALIDATION = "management.endpoint.health.validate-group-membership";

	private static final String PROBES = "management.endpoint.health.probes";

	@Override
	public int getOrder() {
		return ConfigDataEnvironmentPostProcessor.ORDER + 11;
	}

	@Override
	public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
		Map<String, Object> defaults = new LinkedHashMap<>();
		environment.getPropertySources().remove(PROPERTY_SOURCE);
		if (isEnabled(environment)) {
			addGroup(defaults, "liveness", "livenessState",
					environment.getProperty(HealthProperties.LIVENESS_PATH, HealthProperties.LIVENESS_DEFAULT));
			addGroup(defaults, "readiness", "readinessState",
					environment.getProperty(HealthProperties.READINESS_PATH, HealthProperties.READINESS_DEFAULT));
			if (!hasGroups(environment, defaults)) {
				// Nothing of the application's is left to validate, and its contributors
				// may have other names.
				defaults.put(VALIDATION, "false");
			}
		}
		DefaultPropertySource.add(environment, PROPERTY_SOURCE, defaults);
	}

	private static boolean isEnabled(ConfigurableEnvironment environment) {
		return environment.getProperty(HealthProperties.PREFIX + ".enabled", Boolean.class, true)
				&& environment.getProperty(PROBES + ".enabled", Boolean.class, true)
				&& !environment.getProperty(PROBES + ".add-additional-paths", Boolean.class, false);
	}

	/**
	 * Returns whether the application configures groups. The defaults of an earlier run,
	 * such as that of Spring Cloud's bootstrap context, do not count.
	 */
	private static boolean hasGroups(ConfigurableEnvironment environment, Map<String, Object> defaults) {
		if (!SetProperties.existBelow(environment, GROUPS)) {
			return false;
		}
		ConfigurationPropertyName groups = ConfigurationPropertyName.of(GROUPS);
		for (ConfigurationPropertySource source : ConfigurationPropertySources.get(environment)) {
			if (source instanceof IterableConfigurationPropertySource iterable && iterable.stream()
				.anyMatch((name) -> groups.isAncestorOf(name)
						&& !isDefault(source.getConfigurationProperty(name), defaults))) {
				return true;
			}
		}
		return false;
	}

	private static boolean isDefault(@Nullable ConfigurationProperty property, Map<String, Object> defaults) {
		return property != null
				&& String.valueOf(property.getValue()).equals(defaults.get(property.getName().toString()));
	}

	private static void addGroup(Map<String, Object> defaults, String group, String contributor, String path) {
		if (path.isEmpty() || !HealthProperties.isPathOrEmpty(path)) {
			return;
		}
		String prefix = GROUPS + "." + group;
		defaults.put(prefix + ".include", contributor);
		defaults.put(prefix + ".additional-path", "server:" + path);
	}

}
