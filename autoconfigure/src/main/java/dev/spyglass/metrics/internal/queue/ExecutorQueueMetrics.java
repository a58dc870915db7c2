/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.metrics.internal.queue;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadPoolExecutor;

import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.BeansException;
import org.springframework.beans.DirectFieldAccessor;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.core.task.TaskDecorator;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

/**
 * Watches the queues in front of Spring's executors: how many tasks wait, how long, how
 * many were refused, and how long they ran. Takes the place of an executor's
 * {@link TaskDecorator} and calls the one that was there. Thread-safe.
 */
public final class ExecutorQueueMetrics {

	private static final String DECORATOR = "taskDecorator";

	private final Map<String, ExecutorQueue> queues = new ConcurrentHashMap<>();

	private volatile @Nullable MeterRegistry registry;

	/**
	 * Starts to watch an executor, if it is one of those that are understood.
	 * @param name name of the queue
	 * @param executor the executor, before it is initialised
	 * @return the executor to use: the same one or, where it could not tell what it
	 * refuses, one that is set up alike
	 */
	public Object decorate(String name, Object executor) {
		ExecutorQueue queue = new ExecutorQueue(name);
		Object watched = decorate(queue, executor);
		if (watched != null) {
			this.queues.put(name, queue);
		}
		return (watched != null) ? watched : executor;
	}

	private static @Nullable Object decorate(ExecutorQueue queue, Object executor) {
		if (executor instanceof ThreadPoolTaskExecutor pool) {
			pool.setTaskDecorator(queue.around(decorator(pool)));
		}
		else if (executor instanceof ThreadPoolTaskScheduler scheduler) {
			scheduler.setTaskDecorator(queue.around(decorator(scheduler)));
		}
		else if (executor instanceof SimpleAsyncTaskExecutor threads) {
			TaskDecorator decorator = queue.around(decorator(threads));
			if (LimitedTaskExecutor.canReplace(threads)) {
				return LimitedTaskExecutor.inPlaceOf(threads, queue, decorator);
			}
			threads.setTaskDecorator(decorator);
		}
		else {
			return null;
		}
		return executor;
	}

	/** Spring has a setter only. */
	private static @Nullable TaskDecorator decorator(Object executor) {
		try {
			return (TaskDecorator) new DirectFieldAccessor(executor).getPropertyValue(DECORATOR);
		}
		catch (BeansException ex) {
			throw new IllegalStateException("This version of Spring keeps the task decorator of "
					+ executor.getClass().getName() + " elsewhere: set spyglass.metrics.executors.enabled=false", ex);
		}
	}

	/**
	 * Goes on to watch an executor.
	 * @param name name of the queue
	 * @param executor the executor, initialised
	 */
	public void initialised(String name, Object executor) {
		ExecutorQueue queue = this.queues.get(name);
		if (queue == null) {
			return;
		}
		if (executor instanceof ThreadPoolTaskExecutor pool) {
			ThreadPoolExecutor threads = pool.getThreadPoolExecutor();
			threads.setRejectedExecutionHandler(queue.counting(threads.getRejectedExecutionHandler()));
			queue.source(new PoolWaiting(threads));
		}
		else if (executor instanceof ThreadPoolTaskScheduler scheduler) {
			queue.source(new OverdueWaiting(scheduler.getScheduledThreadPoolExecutor()));
		}
		else {
			queue.source(queue.pending());
		}
		MeterRegistry current = this.registry;
		if (current != null) {
			queue.bindTo(current);
		}
	}

	/**
	 * Registers the meters of all executors, those to come included.
	 * @param registry where the meters go
	 */
	public void bindTo(MeterRegistry registry) {
		this.registry = registry;
		this.queues.values().forEach((queue) -> queue.bindTo(registry));
	}

}
