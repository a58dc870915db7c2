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
 * Fails startup if {@code spyglass.health.time-limit.exclude} has the name of a
 * contributor that does not exist, which is probably a typo.
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
				if (!HealthLimits.IMMEDIATE.contains(name) && !HealthLimits.ALL.equals(name) && !known.contains(name)) {
					throw new InvalidConfigurationPropertyValueException(
							HealthProperties.PREFIX + ".time-limit.exclude", name,
							"No health contributor has this name. The available contributors are: "
									+ String.join(", ", known));
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
