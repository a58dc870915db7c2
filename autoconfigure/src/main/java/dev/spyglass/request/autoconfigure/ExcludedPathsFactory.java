/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.request.autoconfigure;

import java.util.ArrayList;
import java.util.List;

import dev.spyglass.request.internal.ExcludedPaths;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.core.env.Environment;
import org.springframework.web.util.pattern.PatternParseException;

/**
 * Creates {@link ExcludedPaths} from two properties. One replaces the defaults, which are
 * the actuator, the probes and static resources; the other adds to them.
 */
public final class ExcludedPathsFactory {

	private static final List<String> STATIC = List.of("/webjars/**", "/css/**", "/js/**", "/images/**", "/fonts/**",
			"/favicon.ico", "/robots.txt");

	/** Boot's properties for the paths of static resources. */
	private static final List<String> STATIC_PATTERNS = List.of("spring.mvc.static-path-pattern",
			"spring.mvc.webjars-path-pattern", "spring.webflux.static-path-pattern",
			"spring.webflux.webjars-path-pattern");

	private static final String EVERYTHING = "/**";

	private static final String MAIN_SERVER = "server:";

	private ExcludedPathsFactory() {
	}

	/**
	 * Creates the exclusions.
	 * @param property name of the property, for the message about an invalid pattern
	 * @param patterns value of the property, or {@code null} if it is not set
	 * @param additional value of the property for additional patterns, whose name is that
	 * of the other one after {@code additional-}
	 * @param environment environment with the paths of actuator and probes
	 * @return the exclusions
	 * @throws InvalidConfigurationPropertyValueException if a pattern is invalid
	 */
	public static ExcludedPaths create(String property, @Nullable List<String> patterns, List<String> additional,
			Environment environment) {
		List<String> effective = new ArrayList<>((patterns != null) ? patterns : defaults(environment));
		effective.forEach((pattern) -> requirePattern(property, pattern));
		int name = property.lastIndexOf('.') + 1;
		String additionalProperty = property.substring(0, name) + "additional-" + property.substring(name);
		additional.forEach((pattern) -> requirePattern(additionalProperty, pattern));
		effective.addAll(additional);
		return new ExcludedPaths(effective, patterns == null);
	}

	private static void requirePattern(String property, String pattern) {
		try {
			new ExcludedPaths(List.of(pattern));
		}
		catch (PatternParseException ex) {
			throw new InvalidConfigurationPropertyValueException(property, pattern,
					"The value is not a valid path pattern (" + ex.getMessage()
							+ "). Use a pattern such as '/internal/**'.");
		}
	}

	private static List<String> defaults(Environment environment) {
		List<String> paths = new ArrayList<>(STATIC);
		for (String property : STATIC_PATTERNS) {
			String pattern = environment.getProperty(property, EVERYTHING);
			if (!pattern.equals(EVERYTHING)) {
				paths.add(pattern);
			}
		}
		String actuator = environment.getProperty("management.endpoints.web.base-path", "/actuator");
		if (actuator.length() > 1) {
			paths.add(actuator + "/**");
		}
		for (String group : List.of("liveness", "readiness")) {
			String path = environment.getProperty("management.endpoint.health.group." + group + ".additional-path", "");
			if (path.startsWith(MAIN_SERVER)) {
				paths.add(path.substring(MAIN_SERVER.length()));
			}
		}
		return paths;
	}

}
