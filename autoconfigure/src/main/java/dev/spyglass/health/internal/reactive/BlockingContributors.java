/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.health.internal.reactive;

import java.util.stream.Stream;

import dev.spyglass.health.internal.TimeLimitedIndicator;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.boot.health.contributor.CompositeReactiveHealthContributor;
import org.springframework.boot.health.contributor.HealthContributor;
import org.springframework.boot.health.contributor.HealthContributors;
import org.springframework.boot.health.contributor.ReactiveHealthContributor;
import org.springframework.boot.health.contributor.ReactiveHealthContributors.Entry;

/**
 * Adapts blocking health contributors to reactive ones. Those with a time limit do not
 * block a thread.
 */
final class BlockingContributors {

	private BlockingContributors() {
	}

	static Stream<Entry> entries(HealthContributors contributors) {
		return contributors.stream().map((entry) -> new Entry(entry.name(), adapt(entry.contributor())));
	}

	static ReactiveHealthContributor adapt(HealthContributor contributor) {
		if (contributor instanceof TimeLimitedIndicator indicator) {
			return new AdaptedIndicator(indicator);
		}
		return (contributor instanceof CompositeHealthContributor composite) ? new Composite(composite)
				: ReactiveHealthContributor.adapt(contributor);
	}

	private record Composite(CompositeHealthContributor delegate) implements CompositeReactiveHealthContributor {

		@Override
		public @Nullable ReactiveHealthContributor getContributor(String name) {
			HealthContributor contributor = this.delegate.getContributor(name);
			return (contributor != null) ? adapt(contributor) : null;
		}

		@Override
		public Stream<Entry> stream() {
			return entries(this.delegate);
		}

	}

}
