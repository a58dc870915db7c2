/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.autoconfigure;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/**
 * Finds properties of Spyglass that have no effect because of another property. Parts
 * that are disabled, or that have their destination in some environments only, are not
 * among them.
 */
final class IneffectiveProperties {

	private static final List<Rule> RULES = List.of(
			new Rule("spyglass.request.id.prefix",
					(environment) -> is(environment, "spyglass.request.id.generator", "prefixed", true),
					"only the generator 'prefixed' uses it. Set 'spyglass.request.id.generator=prefixed', or remove"
							+ " the prefix"),
			new Rule("spyglass.request.id.trusted-proxies",
					(environment) -> is(environment, "spyglass.request.id.trust", "proxies", true),
					"'spyglass.request.id.trust' is not 'proxies'. Set it to 'proxies', or remove one of the two"),
			new Rule("spyglass.logging.otlp.enabled",
					(environment) -> !is(environment, "spyglass.logging.otlp.enabled", "true", true)
							|| hasText(environment, "management.opentelemetry.logging.export.otlp.endpoint"),
					"there is no endpoint. Set 'management.opentelemetry.logging.export.otlp.endpoint', for example to"
							+ " 'http://collector:4318/v1/logs'"),
			new Rule("spyglass.sentry.enabled",
					(environment) -> !is(environment, "spyglass.sentry.enabled", "true", true)
							|| hasText(environment, "spyglass.sentry.dsn") || hasText(environment, "sentry.dsn"),
					"there is no DSN. Set 'spyglass.sentry.dsn'"));

	private IneffectiveProperties() {
	}

	/**
	 * Finds the properties of an environment.
	 * @param environment the environment
	 * @return one sentence for each, with name, reason, remedy and origin
	 */
	static List<String> in(Environment environment) {
		if (!SetProperties.existBelow(environment, "spyglass")) {
			return List.of();
		}
		return RULES.stream()
			.filter((rule) -> !rule.effective().test(environment))
			.flatMap((rule) -> rule.describe(environment))
			.toList();
	}

	private static boolean is(Environment environment, String property, String expected, boolean ifMissing) {
		String value = environment.getProperty(property);
		return StringUtils.hasText(value) ? value.trim().equalsIgnoreCase(expected) : ifMissing;
	}

	private static boolean hasText(Environment environment, String property) {
		return StringUtils.hasText(environment.getProperty(property));
	}

	/**
	 * Property that needs another one.
	 *
	 * @param property name of the property
	 * @param effective whether the property would have an effect
	 * @param reason reason why it has none, and the remedy
	 */
	private record Rule(String property, Predicate<Environment> effective, String reason) {

		Stream<String> describe(Environment environment) {
			WrittenValue written = WrittenValue.find(environment, this.property);
			return (written == null || written.value().isBlank()) ? Stream.empty() : Stream.of("The property '"
					+ this.property + "' has no effect: " + this.reason + ". Origin: " + written.origin());
		}

	}

}
