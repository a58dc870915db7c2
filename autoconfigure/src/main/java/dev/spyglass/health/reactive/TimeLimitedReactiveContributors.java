/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.health.reactive;

import java.util.stream.Stream;

import dev.spyglass.health.HealthChecks;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import org.springframework.boot.health.contributor.CompositeReactiveHealthContributor;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.ReactiveHealthContributor;
import org.springframework.boot.health.contributor.ReactiveHealthContributors;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import org.springframework.boot.health.registry.DefaultReactiveHealthContributorRegistry;
import org.springframework.boot.health.registry.ReactiveHealthContributorRegistry;

/**
 * A registry whose reactive contributors answer in time, however deep they are nested.
 */
public final class TimeLimitedReactiveContributors extends DefaultReactiveHealthContributorRegistry {

	private final ReactiveHealthContributorRegistry delegate;

	private final HealthChecks checks;

	/**
	 * Creates the registry.
	 * @param delegate the registry that has the contributors
	 * @param checks asks them
	 */
	public TimeLimitedReactiveContributors(ReactiveHealthContributorRegistry delegate, HealthChecks checks) {
		this.delegate = delegate;
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
		return limited(name, this.delegate.getContributor(name));
	}

	@Override
	public Stream<Entry> stream() {
		return all("", this.delegate);
	}

	private Stream<Entry> all(String prefix, ReactiveHealthContributors contributors) {
		return contributors.stream()
			.map((entry) -> new Entry(entry.name(), wrap(prefix + entry.name(), entry.contributor())));
	}

	private @Nullable ReactiveHealthContributor limited(String name, @Nullable ReactiveHealthContributor contributor) {
		return (contributor != null) ? wrap(name, contributor) : null;
	}

	private ReactiveHealthContributor wrap(String name, ReactiveHealthContributor contributor) {
		return (contributor instanceof CompositeReactiveHealthContributor composite) ? new Composite(name, composite)
				: new Indicator(name, (ReactiveHealthIndicator) contributor);
	}

	private final class Indicator implements ReactiveHealthIndicator {

		private final String name;

		private final ReactiveHealthIndicator delegate;

		Indicator(String name, ReactiveHealthIndicator delegate) {
			this.name = name;
			this.delegate = delegate;
		}

		/** Waiting is for a thread that may wait. */
		@Override
		public Mono<Health> health() {
			return Mono
				.fromCallable(() -> TimeLimitedReactiveContributors.this.checks.ask(this.name,
						() -> this.delegate.health().block()))
				.subscribeOn(Schedulers.boundedElastic());
		}

	}

	private final class Composite implements CompositeReactiveHealthContributor {

		private final String name;

		private final CompositeReactiveHealthContributor delegate;

		Composite(String name, CompositeReactiveHealthContributor delegate) {
			this.name = name;
			this.delegate = delegate;
		}

		@Override
		public @Nullable ReactiveHealthContributor getContributor(String child) {
			return limited(this.name + "/" + child, this.delegate.getContributor(child));
		}

		@Override
		public Stream<Entry> stream() {
			return all(this.name + "/", this.delegate);
		}

	}

}
