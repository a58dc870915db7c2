/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.health.autoconfigure;

import java.util.List;
import java.util.stream.Stream;

import dev.spyglass.health.internal.HealthLimits;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.boot.health.contributor.HealthContributors;

/**
 * Fails startup if {@code spyglass.health.time-limit.exclude} has the name of a
 * contributor that does not exist, which is probably a typo.
 */
final class UnknownContributorCheck {

	private final HealthProperties properties;

	UnknownContributorCheck(HealthProperties properties) {
		this.properties = properties;
	}

	void check(HealthContributors contributors) {
		List<String> known = names("", contributors).sorted().toList();
		for (String name : this.properties.timeLimit().exclude()) {
			if (!HealthLimits.IMMEDIATE.contains(name) && !HealthLimits.ALL.equals(name) && !known.contains(name)) {
				throw new InvalidConfigurationPropertyValueException(HealthProperties.PREFIX + ".time-limit.exclude",
						name, "No health contributor has this name. The available contributors are: "
								+ String.join(", ", known));
			}
		}
	}

	private static Stream<String> names(String prefix, HealthContributors contributors) {
		return contributors.stream()
			.flatMap((entry) -> (entry.contributor() instanceof CompositeHealthContributor composite)
					? names(prefix + entry.name() + "/", composite) : Stream.of(prefix + entry.name()));
	}

}
