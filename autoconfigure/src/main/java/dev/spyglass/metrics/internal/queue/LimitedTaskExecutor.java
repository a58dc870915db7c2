/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.metrics.internal.queue;

import org.jspecify.annotations.Nullable;

import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.core.task.TaskDecorator;
import org.springframework.core.task.TaskRejectedException;
import org.springframework.util.ReflectionUtils;

/**
 * Stands in for an executor with a limit of concurrency, whose refusals nobody else
 * learns of: the task was decorated, and is then neither run nor handed to anybody.
 */
final class LimitedTaskExecutor extends SimpleAsyncTaskExecutor {

	private static final long serialVersionUID = 1L;

	private final transient ExecutorQueue queue;

	private final transient TaskDecorator decorator;

	/** What this thread is about to hand over. */
	private final transient ThreadLocal<@Nullable QueuedTask> current = new ThreadLocal<>();

	private LimitedTaskExecutor(ExecutorQueue queue, TaskDecorator decorator) {
		this.queue = queue;
		this.decorator = decorator;
	}

	/** Whether an executor is one that this class can stand in for. */
	static boolean canReplace(SimpleAsyncTaskExecutor executor) {
		return executor.getClass() == SimpleAsyncTaskExecutor.class && executor.isThrottleActive();
	}

	/**
	 * Returns an executor that is set up as another one, which then has nothing left to
	 * close.
	 */
	static LimitedTaskExecutor inPlaceOf(SimpleAsyncTaskExecutor executor, ExecutorQueue queue,
			TaskDecorator decorator) {
		LimitedTaskExecutor limited = new LimitedTaskExecutor(queue, decorator);
		ReflectionUtils.shallowCopyFieldState(executor, limited);
		limited.setConcurrencyLimit(executor.getConcurrencyLimit());
		limited.setTaskDecorator(limited::decorate);
		executor.setTaskTerminationTimeout(0);
		executor.setCancelRemainingTasksOnClose(false);
		return limited;
	}

	private Runnable decorate(Runnable task) {
		Runnable decorated = this.decorator.decorate(task);
		if (decorated instanceof QueuedTask queued) {
			this.current.set(queued);
		}
		return decorated;
	}

	@Override
	@Deprecated
	public void execute(Runnable task, long startTimeout) {
		try {
			super.execute(task, startTimeout);
		}
		catch (TaskRejectedException ex) {
			QueuedTask refused = this.current.get();
			if (refused != null) {
				this.queue.refused(refused);
			}
			throw ex;
		}
		finally {
			this.current.remove();
		}
	}

}
