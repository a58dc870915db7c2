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
 * Answers in time, and keeps no thread waiting.
 *
 * @param delegate the contributor
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
		// What comes late comes on a thread that is not to be kept from its other work.
		return Mono.fromFuture(this.delegate::healthLater).publishOn(Schedulers.parallel()).mapNotNull(Supplier::get);
	}

}
