/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.health.internal.reactive;

import java.util.function.Supplier;

import dev.spyglass.health.internal.TimeLimitedIndicator;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;

/**
 * Adapts a time-limited health indicator to a reactive one that does not block the
 * caller's thread.
 *
 * @param delegate the time-limited indicator
 */
record AdaptedIndicator(TimeLimitedIndicator delegate) implements ReactiveHealthIndicator {

	@Override
	public Mono<Health> health() {
		if (this.delegate.isImmediate()) {
			return Mono.fromCallable(this.delegate::health);
		}
		if (this.delegate.isDirect()) {
			return Mono.fromCallable(this.delegate::health).subscribeOn(Schedulers.boundedElastic());
		}
		// A fallback completes on the timeout thread, which must not be blocked.
		return Mono.fromFuture(this.delegate::healthLater).publishOn(Schedulers.parallel()).mapNotNull(Supplier::get);
	}

}
