/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */
package dev.spyglass.health.autoconfigure;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.core.env.Environment;

/**
 * Warns at startup if a controller is mapped to the path of a probe. Spring Boot's probe
 * handles such requests, and the controller is never called.
 */
final class ProbePathCollision {

	private static final Logger logger = LoggerFactory.getLogger(ProbePathCollision.class);

	private static final Map<String, String> PROPERTIES = Map.of("liveness", HealthProperties.LIVENESS_PATH,
			"readiness", HealthProperties.READINESS_PATH);

	private final Environment environment;

	ProbePathCollision(Environment environment) {
		this.environment = environment;
	}

	void check(Stream<String> mappedPaths) {
		Set<String> mapped = mappedPaths.collect(Collectors.toSet());
		PROPERTIES.forEach((group, property) -> {
			String path = path(group);
			if (!path.isEmpty() && mapped.contains(path)) {
				logger.warn(
						"{} is the path of the {} probe, so the controller with that path is never called. "
								+ "Set '{}' to another path, or to an empty value to keep the controller.",
						path, group, property);
			}
		});
	}

	/**
	 * Returns the path of a group's probe on the main port, or an empty string if there
	 * is none.
	 */
	private String path(String group) {
		String path = this.environment.getProperty("management.endpoint.health.group." + group + ".additional-path",
				"");
		return path.startsWith("server:") ? path.substring("server:".length()) : "";
	}

}
