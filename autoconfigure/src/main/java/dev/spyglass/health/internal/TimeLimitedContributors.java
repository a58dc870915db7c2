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
import org.springframework.boot.health.registry.DefaultHealthContributorRegistry;
import org.springframework.boot.health.registry.HealthContributorRegistry;

/**
 * Wraps a health registry so that all its contributors, nested ones included, respond
 * within the time limit. The limit applies to a single contributor, and also to all
 * contributors of one stream together, because they are checked one after the other.
 */
public final class TimeLimitedContributors extends DefaultHealthContributorRegistry {

	private final HealthContributorRegistry delegate;

	private final HealthChecks checks;

	/**
	 * Creates the registry.
	 * @param delegate registry with the contributors
	 * @param checks checks the contributors
	 */
	public TimeLimitedContributors(HealthContributorRegistry delegate, HealthChecks checks) {
		this.delegate = delegate;
		this.checks = checks;
	}

	@Override
	public void registerContributor(String name, HealthContributor contributor) {
		this.delegate.registerContributor(name, contributor);
	}

	@Override
	public @Nullable HealthContributor unregisterContributor(String name) {
		this.checks.forget(name);
		return this.delegate.unregisterContributor(name);
	}

	@Override
	public @Nullable HealthContributor getContributor(String name) {
		HealthContributor contributor = this.delegate.getContributor(name);
		return (contributor != null) ? limited(name, contributor, newDeadline()) : null;
	}

	@Override
	public Stream<Entry> stream() {
		return entries("", this.delegate, newDeadline());
	}

	/**
	 * Returns all contributors, nested ones included.
	 * @return the contributors with a time limit
	 */
	public Stream<TimeLimitedIndicator> indicators() {
		return stream().flatMap((entry) -> indicators(entry.contributor()));
	}

	private static Stream<TimeLimitedIndicator> indicators(HealthContributor contributor) {
		return (contributor instanceof TimeLimitedIndicator indicator) ? Stream.of(indicator)
				: ((Composite) contributor).stream().flatMap((entry) -> indicators(entry.contributor()));
	}

	private SharedDeadline newDeadline() {
		return new SharedDeadline(this.checks.timeLimit(), System::nanoTime);
	}

	private Stream<Entry> entries(String prefix, HealthContributors contributors, SharedDeadline deadline) {
		return contributors.stream()
			.map((entry) -> new Entry(entry.name(), limited(prefix + entry.name(), entry.contributor(), deadline)));
	}

	private HealthContributor limited(String name, HealthContributor contributor, SharedDeadline deadline) {
		return (contributor instanceof CompositeHealthContributor composite) ? new Composite(name, composite, deadline)
				: new TimeLimitedIndicator(name, ((HealthIndicator) contributor)::health, this.checks, deadline);
	}

	private final class Composite implements CompositeHealthContributor {

		private final String prefix;

		private final CompositeHealthContributor delegate;

		private final SharedDeadline deadline;

		Composite(String name, CompositeHealthContributor delegate, SharedDeadline deadline) {
			this.prefix = name + "/";
			this.delegate = delegate;
			this.deadline = deadline;
		}

		@Override
		public @Nullable HealthContributor getContributor(String child) {
			HealthContributor contributor = this.delegate.getContributor(child);
			return (contributor != null) ? limited(this.prefix + child, contributor, this.deadline) : null;
		}

		@Override
		public Stream<Entry> stream() {
			return entries(this.prefix, this.delegate, this.deadline);
		}

	}

}
