/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.autoconfigure;

import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.core.env.Environment;

/**
 * Validates the properties that enable a part of Spyglass. Conditions of
 * auto-configurations compare them with {@code true}, so that any other text would
 * disable the part without a message.
 */
final class EnabledCheck {

	private static final String ENABLED = ".enabled";

	/** All of Spring Boot's texts for false, and those for true that conditions know. */
	private static final Set<String> VALID = Set.of("true", "false", "off", "no", "0");

	private EnabledCheck() {
	}

	/**
	 * Validates the properties.
	 * @param environment the environment
	 * @throws InvalidConfigurationPropertyValueException if a value is neither true nor
	 * false
	 */
	static void run(Environment environment) {
		if (SetProperties.existBelow(environment, "spyglass")) {
			List<String> names = KnownProperties.load().names().filter((name) -> name.endsWith(ENABLED)).toList();
			EnvironmentChecks.run(environment, () -> names.forEach((name) -> check(environment, name)));
		}
	}

	private static void check(Environment environment, String name) {
		String value = environment.getProperty(name);
		if (value != null && !VALID.contains(value.trim().toLowerCase(Locale.ROOT))) {
			throw new InvalidConfigurationPropertyValueException(name, value,
					"The value must be true or false. Remove the property to use the default.");
		}
	}

}
