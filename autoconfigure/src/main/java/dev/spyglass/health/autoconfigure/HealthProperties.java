/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.health.autoconfigure;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/**
 * Settings of the health signal.
 *
 * @param enabled whether Spyglass adds to Boot's health
 * @param livenessPath path of the liveness probe on the main port; empty for none
 * @param readinessPath path of the readiness probe on the main port; empty for none
 */
@ConfigurationProperties(HealthProperties.PREFIX)
record HealthProperties(@DefaultValue("true") boolean enabled, @DefaultValue(LIVENESS_DEFAULT) String livenessPath,
		@DefaultValue(READINESS_DEFAULT) String readinessPath) {

	static final String PREFIX = "spyglass.health";

	static final String LIVENESS_PATH = PREFIX + ".liveness-path";

	static final String READINESS_PATH = PREFIX + ".readiness-path";

	static final String LIVENESS_DEFAULT = "/healthz";

	static final String READINESS_DEFAULT = "/readyz";

	HealthProperties {
		requirePath(LIVENESS_PATH, livenessPath);
		requirePath(READINESS_PATH, readinessPath);
		if (!livenessPath.isEmpty() && livenessPath.equals(readinessPath)) {
			throw new InvalidConfigurationPropertyValueException(READINESS_PATH, readinessPath,
					"The liveness probe has the same path. Give each probe a path of its own, or set one of them to"
							+ " nothing.");
		}
	}

	private static void requirePath(String property, String path) {
		if (!isPathOrNothing(path)) {
			throw new InvalidConfigurationPropertyValueException(property, path,
					"A probe's path is a slash and one segment of letters, digits, '.', '_', '~' and '-', such as"
							+ " '/healthz'. Set it to nothing to have none.");
		}
	}

	/**
	 * One segment, since Boot takes no more for an additional path.
	 */
	static boolean isPathOrNothing(String path) {
		return path.isEmpty() || path.matches("/[A-Za-z0-9._~-]+");
	}

}
