/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.metrics.internal.task;

import dev.spyglass.metrics.task.Task;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;

/**
 * Strategy that ends a task whose method returns before its work is done. Implementations
 * are thread-safe.
 */
public interface TaskResult {

	/**
	 * Returns whether this strategy handles a return type.
	 * @param type return type of the method
	 * @return {@code true} if it does
	 */
	boolean supports(Class<?> type);

	/**
	 * Calls the method, and ends the task when its result completes.
	 * @param tasks creates the task at each call or subscription
	 * @param call the call
	 * @return the result to return to the caller
	 * @throws Throwable if the method itself fails
	 */
	@Nullable Object follow(TaskFactory tasks, MethodInvocation call) throws Throwable;

	/**
	 * Creates tasks for a method.
	 */
	@FunctionalInterface
	interface TaskFactory {

		/**
		 * Creates a task and counts it as created.
		 * @return the task
		 */
		Task create();

	}

}
