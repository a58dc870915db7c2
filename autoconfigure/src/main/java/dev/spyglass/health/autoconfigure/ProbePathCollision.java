/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.health.autoconfigure;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.core.env.Environment;

/**
 * Refuses a probe's path that the application has mapped itself: one of the two would
 * never be reached.
 */
final class ProbePathCollision {

	private static final Map<String, String> PROPERTIES = Map.of("liveness", HealthProperties.LIVENESS_PATH,
			"readiness", HealthProperties.READINESS_PATH);

	private final Environment environment;

	ProbePathCollision(Environment environment) {
		this.environment = environment;
	}

	/** Returns the path of a group's probe on the main port, empty for none. */
	static String path(Environment environment, String group) {
		String path = environment.getProperty("management.endpoint.health.group." + group + ".additional-path", "");
		return path.startsWith("server:") ? path.substring("server:".length()) : "";
	}

	void check(Stream<? extends Collection<String>> mappings) {
		Set<String> mapped = mappings.flatMap(Collection::stream).collect(Collectors.toSet());
		List.of("liveness", "readiness").forEach((group) -> check(group, mapped));
	}

	private void check(String group, Set<String> mapped) {
		String plain = path(this.environment, group);
		if (!plain.isEmpty() && mapped.contains(plain)) {
			String property = PROPERTIES.getOrDefault(group, group);
			throw new InvalidConfigurationPropertyValueException(property, plain,
					"The application maps this path itself. Set '" + property
							+ "' to another path, or to nothing to keep the application's own.");
		}
	}

}
