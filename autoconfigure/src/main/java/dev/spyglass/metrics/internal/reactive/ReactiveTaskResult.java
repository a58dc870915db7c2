/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.metrics.internal.reactive;

import java.util.function.Function;

import dev.spyglass.metrics.internal.task.TaskResult;
import dev.spyglass.metrics.task.TaskRun;
import io.micrometer.observation.Observation;
import io.micrometer.observation.contextpropagation.ObservationThreadLocalAccessor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

/**
 * Runs each subscription to the {@link Mono} or {@link Flux} that a method returned as a
 * task. Thread-safe.
 */
public final class ReactiveTaskResult implements TaskResult {

	@Override
	public boolean supports(Class<?> type) {
		return Mono.class.isAssignableFrom(type) || Flux.class.isAssignableFrom(type);
	}

	@Override
	public @Nullable Object follow(TaskFactory tasks, MethodInvocation call) throws Throwable {
		Object result = call.proceed();
		if (result instanceof Mono<?> mono) {
			return Mono.deferContextual((context) -> {
				TaskRun run = start(tasks, context);
				return mono.doOnSuccess((value) -> run.completed())
					.doOnError(run::failed)
					.doOnCancel(run::cancelled)
					.contextWrite(within(run));
			});
		}
		if (result instanceof Flux<?> flux) {
			return Flux.deferContextual((context) -> {
				TaskRun run = start(tasks, context);
				return flux.doOnComplete(run::completed)
					.doOnError(run::failed)
					.doOnCancel(run::cancelled)
					.contextWrite(within(run));
			});
		}
		return result;
	}

	private static TaskRun start(TaskFactory tasks, ContextView context) {
		return tasks.create()
			.start(context.<@Nullable Observation>getOrDefault(ObservationThreadLocalAccessor.KEY, null));
	}

	private static Function<Context, Context> within(TaskRun run) {
		return (context) -> context.put(ObservationThreadLocalAccessor.KEY, run.observation());
	}

}
