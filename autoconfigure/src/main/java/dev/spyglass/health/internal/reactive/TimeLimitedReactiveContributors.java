/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.health.internal.reactive;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import dev.spyglass.health.internal.HealthChecks;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.health.contributor.CompositeReactiveHealthContributor;
import org.springframework.boot.health.contributor.HealthContributors;
import org.springframework.boot.health.contributor.ReactiveHealthContributor;
import org.springframework.boot.health.contributor.ReactiveHealthContributors;
import org.springframework.boot.health.registry.ReactiveHealthContributorRegistry;

/**
 * Wraps the health contributors for the reactive health endpoint. All of them, nested
 * ones included, respond within the time limit. Also adapts the blocking contributors,
 * because Spring Boot would run them on a thread pool that the application may have
 * exhausted.
 */
public final class TimeLimitedReactiveContributors
		implements ReactiveHealthContributorRegistry, CompositeReactiveHealthContributor {

	private final HealthChecks checks;

	private final String prefix;

	private final List<Object> sources;

	/**
	 * Creates a view of all contributors.
	 * @param reactive the reactive contributors, which win over blocking ones of the same
	 * name
	 * @param blocking the blocking contributors, or {@code null} if there are none
	 * @param checks runs the contributors
	 */
	public TimeLimitedReactiveContributors(ReactiveHealthContributors reactive, @Nullable HealthContributors blocking,
			HealthChecks checks) {
		this(checks, "", (blocking != null) ? List.of(reactive, blocking) : List.of(reactive));
	}

	private TimeLimitedReactiveContributors(HealthChecks checks, String prefix, List<Object> sources) {
		this.checks = checks;
		this.prefix = prefix;
		this.sources = sources;
	}

	@Override
	public @Nullable ReactiveHealthContributor getContributor(String name) {
		return this.sources.stream()
			.map((source) -> (source instanceof HealthContributors blocking) ? blocking.getContributor(name)
					: ((ReactiveHealthContributors) source).getContributor(name))
			.filter(Objects::nonNull)
			.findFirst()
			.map((contributor) -> limited(name, contributor))
			.orElse(null);
	}

	@Override
	public Stream<Entry> stream() {
		Set<String> seen = new HashSet<>();
		return this.sources.stream().flatMap(this::entries).filter((entry) -> seen.add(entry.name()));
	}

	private Stream<Entry> entries(Object source) {
		return (source instanceof HealthContributors blocking)
				? blocking.stream().map((entry) -> new Entry(entry.name(), limited(entry.name(), entry.contributor())))
				: ((ReactiveHealthContributors) source).stream()
					.map((entry) -> new Entry(entry.name(), limited(entry.name(), entry.contributor())));
	}

	private ReactiveHealthContributor limited(String name, Object contributor) {
		return (contributor instanceof HealthContributors || contributor instanceof ReactiveHealthContributors)
				? new TimeLimitedReactiveContributors(this.checks, this.prefix + name + "/", List.of(contributor))
				: new TimeLimitedReactiveIndicator(this.prefix + name, contributor, this.checks);
	}

	@Override
	public void registerContributor(String name, ReactiveHealthContributor contributor) {
		throw new UnsupportedOperationException("Use the registry that is a bean of the application");
	}

	@Override
	public @Nullable ReactiveHealthContributor unregisterContributor(String name) {
		throw new UnsupportedOperationException("Use the registry that is a bean of the application");
	}

}
