/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.health.internal;

import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.boot.health.contributor.HealthContributor;
import org.springframework.boot.health.contributor.HealthContributors;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.registry.HealthContributorRegistry;

/**
 * Wraps the health contributors for the health endpoint. All of them, nested ones
 * included, respond within the time limit. One call of the endpoint streams the
 * contributors and checks them one after the other, so that they share its deadline.
 */
public final class TimeLimitedContributors implements HealthContributorRegistry, CompositeHealthContributor {

	private final HealthContributors delegate;

	private final HealthChecks checks;

	private final String prefix;

	private final @Nullable Long deadline;

	/**
	 * Creates a view of all contributors.
	 * @param delegate the contributors
	 * @param checks runs the contributors
	 */
	public TimeLimitedContributors(HealthContributors delegate, HealthChecks checks) {
		this(delegate, checks, "", null);
	}

	private TimeLimitedContributors(HealthContributors delegate, HealthChecks checks, String prefix,
			@Nullable Long deadline) {
		this.delegate = delegate;
		this.checks = checks;
		this.prefix = prefix;
		this.deadline = deadline;
	}

	@Override
	public @Nullable HealthContributor getContributor(String name) {
		HealthContributor contributor = this.delegate.getContributor(name);
		return (contributor != null) ? limited(name, contributor, deadline()) : null;
	}

	@Override
	public Stream<Entry> stream() {
		long shared = deadline();
		return this.delegate.stream()
			.map((entry) -> new Entry(entry.name(), limited(entry.name(), entry.contributor(), shared)));
	}

	private long deadline() {
		return (this.deadline != null) ? this.deadline : this.checks.newDeadline();
	}

	private HealthContributor limited(String name, HealthContributor contributor, long shared) {
		return (contributor instanceof CompositeHealthContributor composite)
				? new TimeLimitedContributors(composite, this.checks, this.prefix + name + "/", shared)
				: new TimeLimitedIndicator(this.prefix + name, (HealthIndicator) contributor, this.checks, shared);
	}

	@Override
	public void registerContributor(String name, HealthContributor contributor) {
		throw new UnsupportedOperationException("Use the registry that is a bean of the application");
	}

	@Override
	public @Nullable HealthContributor unregisterContributor(String name) {
		throw new UnsupportedOperationException("Use the registry that is a bean of the application");
	}

}
