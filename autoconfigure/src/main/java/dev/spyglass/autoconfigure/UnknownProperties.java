/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.autoconfigure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.PropertySourceOrigin;
import org.springframework.core.env.CompositePropertySource;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.util.StringUtils;

/**
 * Finds properties that are set for Spyglass but that it does not have, such as
 * {@code spyglass.loging.format}, in all property sources that list their names. If every
 * name is known, it only looks at how the names start and reads a short list.
 */
final class UnknownProperties {

	private static final String VARIABLES = StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME;

	/** Variables that Kubernetes and Docker set for each service in a namespace. */
	private static final Pattern SERVICE_LINK = Pattern
		.compile("(?i).*_SERVICE_(HOST|PORT(_.*)?)|.*_PORT(_\\d+_(TCP|UDP|SCTP)(_(PROTO|PORT|ADDR))?)?");

	private final List<Found> candidates = new ArrayList<>();

	private UnknownProperties(ConfigurableEnvironment environment) {
		environment.getPropertySources().forEach(this::addCandidates);
	}

	/**
	 * Finds the unknown properties of an environment.
	 * @param environment the environment
	 * @param classLoader class loader of the application
	 * @return one sentence for each, with name, origin and remedy
	 */
	static List<String> in(ConfigurableEnvironment environment, ClassLoader classLoader) {
		UnknownProperties unknown = new UnknownProperties(environment);
		return unknown.candidates.isEmpty() ? List.of() : unknown.describe(classLoader);
	}

	private void addCandidates(PropertySource<?> source) {
		if (source instanceof CompositePropertySource composite) {
			composite.getPropertySources().forEach(this::addCandidates);
		}
		else if (source instanceof EnumerablePropertySource<?> enumerable) {
			boolean variables = source.getName().equals(VARIABLES) || source.getName().endsWith("-" + VARIABLES);
			for (String name : enumerable.getPropertyNames()) {
				if (PropertyName.mayBeMeantForSpyglass(name)) {
					this.candidates.add(new Found(PropertyName.of(name, variables), source));
				}
			}
		}
	}

	private List<String> describe(ClassLoader classLoader) {
		KnownProperties known = KnownProperties.load();
		List<Found> unknown = this.candidates.stream().filter((found) -> isUnknown(found, known)).toList();
		if (known.isEmpty() || unknown.isEmpty()) {
			return List.of();
		}
		DeclaredProperties declared = new DeclaredProperties(classLoader);
		return unknown.stream()
			.filter((found) -> !declared.contain(found.name()))
			.map((found) -> found.describe(known.nearest(found.name().unnested())))
			.toList();
	}

	private boolean isUnknown(Found found, KnownProperties known) {
		PropertyName name = found.name();
		if (name.variable() && SERVICE_LINK.matcher(name.written()).matches()) {
			return false;
		}
		if (name.isRoot() || known.haveGroup(name)) {
			// YAML yields an empty value for a group without members.
			return !name.variable() && StringUtils.hasText(String.valueOf(found.source().getProperty(name.written())));
		}
		return name.isBelowRoot() ? !known.contain(name) : known.meantBy(name).isPresent();
	}

	/**
	 * Name in a property source.
	 *
	 * @param name the name
	 * @param source the property source that has it
	 */
	private record Found(PropertyName name, PropertySource<?> source) {

		String describe(Optional<KnownProperty> nearest) {
			Origin origin = PropertySourceOrigin.get(this.source, this.name.written());
			return "The property '" + this.name.written() + "' has no effect, because Spyglass has no such property. "
					+ nearest.map((property) -> "Did you mean '" + property.insteadOf(this.name.unnested()) + "? ")
						.orElse("")
					+ "Origin: " + origin;
		}

	}

}
