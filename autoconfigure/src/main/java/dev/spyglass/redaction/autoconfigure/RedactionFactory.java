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
 * Makes redactions from an environment, so that they serve before the application context
 * exists. Stateless and thread-safe.
 */
public final class RedactionFactory {

	private static final String RE2J = "com.google.re2j.Pattern";

	private static final Set<String> SETTINGS = Set.of("cookie", "authorization", "sessionid");

	/** Where a shell says in which folder it is and was. */
	private static final Set<String> WORKING_DIRECTORIES = Set.of("PWD", "OLDPWD");

	/**
	 * Says whether anything is to be redacted.
	 * @param environment the application's environment
	 * @return whether redaction is on
	 */
	public boolean isEnabled(Environment environment) {
		return environment.getProperty(RedactionProperties.PREFIX + ".enabled", Boolean.class, true);
	}

	/**
	 * Refuses wrong properties.
	 * @param environment says what is a secret
	 * @throws InvalidConfigurationPropertyValueException if a pattern is refused
	 */
	void validate(Environment environment) {
		bind(environment);
	}

	/**
	 * Makes a redaction for one sink.
	 * @param environment says what is a secret, and has secrets
	 * @param rules rules of the user's own
	 * @param counts counts what is hidden
	 * @return the redaction
	 * @throws InvalidConfigurationPropertyValueException if a pattern is refused
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
					"Patterns of your own are matched by RE2/J, which is not on the class path. Add"
							+ " 'com.google.re2j:re2j', or declare a RedactionRule bean.");
		}
		try {
			new Redaction(new RedactionSettings(List.of(), List.of(), false, List.of(pattern), List.of()), List.of(),
					new RedactionCounts());
		}
		catch (RuntimeException ex) {
			throw new InvalidConfigurationPropertyValueException(property, pattern,
					"The pattern is refused: " + ex.getMessage()
							+ ". Use RE2 syntax, which is matched in linear time: no references to groups,"
							+ " no look-around, no possessive quantifiers, and at least one character.");
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
					&& SETTINGS.stream().noneMatch(plain(name)::contains)) {
				names.add(name);
			}
		}
	}

	/** The attributes of a cookie are no secrets, unlike cookies. */
	private static String plain(String name) {
		return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
	}

	private static String value(Environment environment, String name) {
		try {
			@Nullable String value = environment.getProperty(name);
			return (value != null) ? value.trim() : "";
		}
		catch (RuntimeException ex) {
			return ""; // A placeholder that can't be resolved is no secret.
		}
	}

}
