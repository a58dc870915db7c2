/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.redaction.autoconfigure;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

import dev.spyglass.redaction.RedactionRule;
import dev.spyglass.redaction.internal.Redaction;
import dev.spyglass.redaction.internal.RedactionCounts;
import dev.spyglass.redaction.internal.RedactionSettings;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.Environment;
import org.springframework.core.env.PropertySource;
import org.springframework.util.ClassUtils;

/**
 * Creates redactions from the properties of an environment. It needs no application
 * context, so logging can use it early. Stateless and thread-safe.
 */
public final class RedactionFactory {

	private static final String RE2J = "com.google.re2j.Pattern";

	private static final Set<String> NOT_SECRET = Set.of("cookie", "authorization", "sessionid");

	/**
	 * Environment variables in which a shell keeps its current and previous directory.
	 */
	private static final Set<String> WORKING_DIRECTORIES = Set.of("PWD", "OLDPWD");

	/**
	 * Returns whether redaction is enabled.
	 * @param environment the application's environment
	 * @return whether redaction is enabled
	 */
	public boolean isEnabled(Environment environment) {
		return environment.getProperty(RedactionProperties.PREFIX + ".enabled", Boolean.class, true);
	}

	/**
	 * Validates the redaction properties.
	 * @param environment the application's environment
	 * @throws InvalidConfigurationPropertyValueException if a pattern is invalid
	 */
	void validate(Environment environment) {
		bind(environment);
	}

	/**
	 * Creates the redaction of one sink.
	 * @param environment the application's environment, which has the properties and the
	 * secret values
	 * @param rules custom rules
	 * @param counts counts the redacted secrets
	 * @return the redaction
	 * @throws InvalidConfigurationPropertyValueException if a pattern is invalid
	 */
	public Redaction create(Environment environment, List<RedactionRule> rules, RedactionCounts counts) {
		RedactionProperties properties = bind(environment);
		List<String> values = properties.environmentValues() ? secrets(environment, properties) : List.of();
		return new Redaction(new RedactionSettings(properties.keys(), properties.allowedKeys(), properties.emails(),
				properties.patterns(), values), rules, counts);
	}

	private static RedactionProperties bind(Environment environment) {
		RedactionProperties properties = Binder.get(environment)
			.bindOrCreate(RedactionProperties.PREFIX, RedactionProperties.class);
		properties.patterns().forEach(RedactionFactory::check);
		return properties;
	}

	private static void check(String pattern) {
		String property = RedactionProperties.PREFIX + ".patterns";
		if (!ClassUtils.isPresent(RE2J, RedactionFactory.class.getClassLoader())) {
			throw new InvalidConfigurationPropertyValueException(property, pattern,
					"Custom patterns need RE2/J, which is not on the class path. Add the dependency"
							+ " 'com.google.re2j:re2j', or declare a RedactionRule bean.");
		}
		try {
			new Redaction(new RedactionSettings(List.of(), List.of(), false, List.of(pattern), List.of()), List.of(),
					new RedactionCounts());
		}
		catch (RuntimeException | StackOverflowError ex) {
			throw new InvalidConfigurationPropertyValueException(property, pattern,
					"The pattern is invalid: " + ex.getMessage()
							+ ". Use RE2 syntax, which is matched in linear time: no back references,"
							+ " no look-around and no possessive quantifiers. The pattern must not match the empty"
							+ " string.");
		}
	}

	private static List<String> secrets(Environment environment, RedactionProperties properties) {
		if (!(environment instanceof ConfigurableEnvironment configurable)) {
			return List.of();
		}
		RedactionSettings keys = new RedactionSettings(properties.keys(), properties.allowedKeys(), false, List.of(),
				List.of());
		Redaction byKey = new Redaction(keys, List.of(), new RedactionCounts());
		Set<String> names = new TreeSet<>();
		configurable.getPropertySources().forEach((source) -> addNames(source, byKey, names));
		return names.stream().map((name) -> value(environment, name)).filter((value) -> !value.isEmpty()).toList();
	}

	private static void addNames(PropertySource<?> source, Redaction byKey, Set<String> names) {
		if (!(source instanceof EnumerablePropertySource<?> enumerable)) {
			return;
		}
		for (String name : enumerable.getPropertyNames()) {
			if (byKey.hides(name) && !WORKING_DIRECTORIES.contains(name)
					&& NOT_SECRET.stream().noneMatch(normalized(name)::contains)) {
				names.add(name);
			}
		}
	}

	/** Normalizes a name. Settings of a cookie are not secret, although its value is. */
	private static String normalized(String name) {
		return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
	}

	private static String value(Environment environment, String name) {
		try {
			@Nullable String value = environment.getProperty(name);
			return (value != null) ? value.trim() : "";
		}
		catch (RuntimeException ex) {
			// A value with an unresolvable placeholder contains no secret.
			return "";
		}
	}

}
