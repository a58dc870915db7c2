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
 * Follows a task whose method returns before the task ends. Implementations are
 * thread-safe.
 */
public interface TaskResult {

	/**
	 * Tells whether a method's results are followed by this.
	 * @param type what the method returns
	 * @return whether they are
	 */
	boolean supports(Class<?> type);

	/**
	 * Calls the method and follows its result.
	 * @param tasks creates the task at each call or subscription
	 * @param call the call
	 * @return what the caller gets
	 * @throws Throwable if the method itself fails
	 */
	@Nullable Object follow(TaskFactory tasks, MethodInvocation call) throws Throwable;

	/**
	 * Creates the task of a method.
	 */
	@FunctionalInterface
	interface TaskFactory {

		/**
		 * Creates the task, which counts it.
		 * @return the task
		 */
		Task create();

	}

}
