/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.health;

import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthContributor;
import org.springframework.boot.health.contributor.HealthContributors;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.registry.DefaultHealthContributorRegistry;
import org.springframework.boot.health.registry.HealthContributorRegistry;

/**
 * A registry whose contributors answer in time, however deep they are nested.
 */
public final class TimeLimitedContributors extends DefaultHealthContributorRegistry {

	private final HealthContributorRegistry delegate;

	private final HealthChecks checks;

	/**
	 * Creates the registry.
	 * @param delegate the registry that has the contributors
	 * @param checks asks them
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
		return limited(name, this.delegate.getContributor(name));
	}

	@Override
	public Stream<Entry> stream() {
		return all("", this.delegate);
	}

	private Stream<Entry> all(String prefix, HealthContributors contributors) {
		return contributors.stream()
			.map((entry) -> new Entry(entry.name(), wrap(prefix + entry.name(), entry.contributor())));
	}

	private @Nullable HealthContributor limited(String name, @Nullable HealthContributor contributor) {
		return (contributor != null) ? wrap(name, contributor) : null;
	}

	private HealthContributor wrap(String name, HealthContributor contributor) {
		return (contributor instanceof CompositeHealthContributor composite) ? new Composite(name, composite)
				: new Indicator(name, (HealthIndicator) contributor);
	}

	private final class Indicator implements HealthIndicator {

		private final String name;

		private final HealthIndicator delegate;

		Indicator(String name, HealthIndicator delegate) {
			this.name = name;
			this.delegate = delegate;
		}

		@Override
		public @Nullable Health health() {
			return TimeLimitedContributors.this.checks.ask(this.name, this.delegate::health);
		}

	}

	private final class Composite implements CompositeHealthContributor {

		private final String name;

		private final CompositeHealthContributor delegate;

		Composite(String name, CompositeHealthContributor delegate) {
			this.name = name;
			this.delegate = delegate;
		}

		@Override
		public @Nullable HealthContributor getContributor(String child) {
			return limited(this.name + "/" + child, this.delegate.getContributor(child));
		}

		@Override
		public Stream<Entry> stream() {
			return all(this.name + "/", this.delegate);
		}

	}

}
