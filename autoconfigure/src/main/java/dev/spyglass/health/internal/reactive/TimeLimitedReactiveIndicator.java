/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.health.internal.reactive;

import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;

import dev.spyglass.health.internal.HealthChecks;
import io.micrometer.context.ContextSnapshot;
import io.micrometer.context.ContextSnapshotFactory;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthContributor;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.ReactiveHealthContributor;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;

/**
 * Wraps a health contributor for the reactive health endpoint. Responds within the time
 * limit and never blocks the caller's thread. The contributor has the Reactor context of
 * the caller.
 *
 * @param name name of the contributor, with slashes between levels
 * @param delegate a {@link HealthIndicator} or a {@link ReactiveHealthIndicator}
 * @param checks runs the contributor
 */
record TimeLimitedReactiveIndicator(String name, Object delegate,
		HealthChecks checks) implements ReactiveHealthIndicator {

	private static final ContextSnapshotFactory SNAPSHOTS = ContextSnapshotFactory.builder().clearMissing(true).build();

	@Override
	public Mono<Health> health() {
		boolean blocking = this.delegate instanceof HealthIndicator;
		if (this.checks.isExcluded(this.name)) {
			return unlimited(blocking).doOnNext((health) -> this.checks.announced(this.name, health));
		}
		return Mono.deferContextual((context) -> {
			CompletableFuture<Supplier<@Nullable Health>> answer = this.checks.checkLater(this.name,
					start(blocking, context), blocking);
			return answer.isDone() ? Mono.fromCallable(answer.join()::get)
					// A fallback completes on the timeout thread, which must not be
					// blocked.
					: Mono.fromFuture(answer).publishOn(Schedulers.parallel()).mapNotNull(Supplier::get);
		});
	}

	private Mono<Health> unlimited(boolean blocking) {
		if (!blocking) {
			return ((ReactiveHealthIndicator) this.delegate).health(true);
		}
		HealthIndicator indicator = (HealthIndicator) this.delegate;
		return this.checks.isImmediate(this.name) ? Mono.fromCallable(indicator::health)
				: ((ReactiveHealthIndicator) ReactiveHealthContributor.adapt((HealthContributor) indicator))
					.health(true);
	}

	private Consumer<Consumer<@Nullable Health>> start(boolean blocking, ContextView context) {
		Thread caller = Thread.currentThread();
		return (result) -> {
			if (Thread.currentThread() == caller) {
				run(blocking, context, result);
				return;
			}
			try (ContextSnapshot.Scope scope = SNAPSHOTS.captureFrom(context).setThreadLocals()) {
				run(blocking, context, result);
			}
		};
	}

	private void run(boolean blocking, ContextView context, Consumer<@Nullable Health> result) {
		if (!blocking) {
			Mono.defer(() -> ((ReactiveHealthIndicator) this.delegate).health(true))
				.subscribe(result, (ex) -> result.accept(Health.down(ex).build()), () -> result.accept(null),
						Context.of(context));
			return;
		}
		result.accept(((HealthIndicator) this.delegate).health(true));
	}

}
