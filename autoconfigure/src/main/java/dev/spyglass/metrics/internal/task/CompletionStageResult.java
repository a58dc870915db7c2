/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.metrics.internal.task;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

import dev.spyglass.metrics.task.TaskRun;
import io.micrometer.observation.Observation;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;

/**
 * Ends a task when the future that its method returned is done. The caller gets the
 * original future.
 */
final class CompletionStageResult implements TaskResult {

	@Override
	public boolean supports(Class<?> type) {
		return CompletionStage.class.isAssignableFrom(type);
	}

	@Override
	public @Nullable Object follow(TaskFactory tasks, MethodInvocation call) throws Throwable {
		TaskRun run = tasks.create().start();
		try (Observation.Scope scope = run.openScope()) {
			Object result = call.proceed();
			if (result instanceof CompletionStage<?> stage) {
				stage.whenComplete((value, error) -> end(run, error));
			}
			else {
				run.completed();
			}
			return result;
		}
		catch (Throwable ex) {
			run.failed(ex);
			throw ex;
		}
	}

	private static void end(TaskRun run, @Nullable Throwable error) {
		Throwable cause = (error instanceof CompletionException && error.getCause() != null) ? error.getCause() : error;
		if (cause == null) {
			run.completed();
		}
		else if (cause instanceof CancellationException) {
			run.cancelled();
		}
		else {
			run.failed(cause);
		}
	}

}
