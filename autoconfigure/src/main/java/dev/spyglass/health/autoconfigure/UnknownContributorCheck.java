/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.health.autoconfigure;

import java.util.List;
import java.util.stream.Stream;

import dev.spyglass.health.internal.HealthLimits;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.boot.health.contributor.HealthContributors;
import org.springframework.boot.health.registry.HealthContributorRegistry;

/**
 * Refuses a contributor in the list of exceptions that there is none of, which is a slip
 * of the pen.
 */
final class UnknownContributorCheck implements SmartInitializingSingleton {

	private final HealthProperties properties;

	private final ObjectProvider<HealthContributorRegistry> registry;

	UnknownContributorCheck(HealthProperties properties, ObjectProvider<HealthContributorRegistry> registry) {
		this.properties = properties;
		this.registry = registry;
	}

	@Override
	public void afterSingletonsInstantiated() {
		this.registry.ifAvailable((contributors) -> {
			List<String> known = names("", contributors).sorted().toList();
			for (String name : this.properties.timeLimit().exclude()) {
				if (!HealthLimits.VARIABLES.contains(name) && !HealthLimits.EVERYONE.equals(name)
						&& !known.contains(name)) {
					throw new InvalidConfigurationPropertyValueException(
							HealthProperties.PREFIX + ".time-limit.exclude", name,
							"There is no health contributor of that name. There are: " + String.join(", ", known));
				}
			}
		});
	}

	private static Stream<String> names(String prefix, HealthContributors contributors) {
		return contributors.stream()
			.flatMap((entry) -> (entry.contributor() instanceof CompositeHealthContributor composite)
					? names(prefix + entry.name() + "/", composite) : Stream.of(prefix + entry.name()));
	}

}
