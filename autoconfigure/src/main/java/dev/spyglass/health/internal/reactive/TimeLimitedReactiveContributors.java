/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.health.internal.reactive;

import java.util.function.Supplier;
import java.util.stream.Stream;

import dev.spyglass.health.internal.HealthChecks;
import dev.spyglass.health.internal.TimeLimitedIndicator;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.health.contributor.CompositeReactiveHealthContributor;
import org.springframework.boot.health.contributor.HealthContributor;
import org.springframework.boot.health.contributor.HealthContributors;
import org.springframework.boot.health.contributor.ReactiveHealthContributor;
import org.springframework.boot.health.contributor.ReactiveHealthContributors;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import org.springframework.boot.health.registry.DefaultReactiveHealthContributorRegistry;
import org.springframework.boot.health.registry.ReactiveHealthContributorRegistry;

/**
 * Wraps a reactive health registry so that all its contributors, nested ones included,
 * respond within the time limit. It also has the blocking contributors, because Spring
 * Boot would run them on a thread pool that the application may have exhausted.
 */
public final class TimeLimitedReactiveContributors extends DefaultReactiveHealthContributorRegistry {

	private final ReactiveHealthContributorRegistry delegate;

	private final Supplier<? extends @Nullable HealthContributors> blocking;

	private final HealthChecks checks;

	/**
	 * Creates the registry.
	 * @param delegate registry with the reactive contributors
	 * @param blocking returns the registry of blocking contributors, which are
	 * time-limited already, or {@code null} if there is none
	 * @param checks checks the contributors
	 */
	public TimeLimitedReactiveContributors(ReactiveHealthContributorRegistry delegate,
			Supplier<? extends @Nullable HealthContributors> blocking, HealthChecks checks) {
		this.delegate = delegate;
		this.blocking = blocking;
		this.checks = checks;
	}

	@Override
	public void registerContributor(String name, ReactiveHealthContributor contributor) {
		this.delegate.registerContributor(name, contributor);
	}

	@Override
	public @Nullable ReactiveHealthContributor unregisterContributor(String name) {
		this.checks.forget(name);
		return this.delegate.unregisterContributor(name);
	}

	@Override
	public @Nullable ReactiveHealthContributor getContributor(String name) {
		ReactiveHealthContributor contributor = this.delegate.getContributor(name);
		if (contributor != null) {
			return limited(name, contributor);
		}
		HealthContributors others = this.blocking.get();
		HealthContributor other = (others != null) ? others.getContributor(name) : null;
		return (other != null) ? BlockingContributors.adapt(other) : null;
	}

	@Override
	public Stream<Entry> stream() {
		HealthContributors others = this.blocking.get();
		Stream<Entry> own = entries("", this.delegate);
		return (others != null) ? Stream.concat(own, BlockingContributors.entries(others)) : own;
	}

	/**
	 * Returns all reactive contributors, nested ones included.
	 * @return the contributors with a time limit
	 */
	public Stream<TimeLimitedIndicator> indicators() {
		return entries("", this.delegate).flatMap((entry) -> indicators(entry.contributor()));
	}

	private static Stream<TimeLimitedIndicator> indicators(ReactiveHealthContributor contributor) {
		return (contributor instanceof AdaptedIndicator indicator) ? Stream.of(indicator.delegate())
				: ((Composite) contributor).stream().flatMap((entry) -> indicators(entry.contributor()));
	}

	private Stream<Entry> entries(String prefix, ReactiveHealthContributors contributors) {
		return contributors.stream()
			.map((entry) -> new Entry(entry.name(), limited(prefix + entry.name(), entry.contributor())));
	}

	private ReactiveHealthContributor limited(String name, ReactiveHealthContributor contributor) {
		return (contributor instanceof CompositeReactiveHealthContributor composite) ? new Composite(name, composite)
				: new AdaptedIndicator(new TimeLimitedIndicator(name,
						() -> ((ReactiveHealthIndicator) contributor).health().block(), this.checks));
	}

	private final class Composite implements CompositeReactiveHealthContributor {

		private final String prefix;

		private final CompositeReactiveHealthContributor delegate;

		Composite(String name, CompositeReactiveHealthContributor delegate) {
			this.prefix = name + "/";
			this.delegate = delegate;
		}

		@Override
		public @Nullable ReactiveHealthContributor getContributor(String child) {
			ReactiveHealthContributor contributor = this.delegate.getContributor(child);
			return (contributor != null) ? limited(this.prefix + child, contributor) : null;
		}

		@Override
		public Stream<Entry> stream() {
			return entries(this.prefix, this.delegate);
		}

	}

}
