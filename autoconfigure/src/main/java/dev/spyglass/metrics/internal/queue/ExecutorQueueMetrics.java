/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.metrics.internal.queue;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicBoolean;

import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.BeansException;
import org.springframework.beans.DirectFieldAccessor;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.core.task.TaskDecorator;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

/**
 * Watches the queues in front of Spring's executors: how many tasks wait, how long, how
 * many were rejected, and how long they ran. Replaces an executor's {@link TaskDecorator}
 * and calls the one that was there. An executor that can't be watched stays as it is, and
 * has no meters. Thread-safe.
 */
public final class ExecutorQueueMetrics {

	private static final Logger logger = LoggerFactory.getLogger(ExecutorQueueMetrics.class);

	/** Private fields of Spring's, which has setters only. */
	private static final String DECORATOR = "taskDecorator";

	private static final String REJECTING = "rejectTasksWhenLimitReached";

	private final Map<String, ExecutorQueue> queues = new ConcurrentHashMap<>();

	private final AtomicBoolean warned = new AtomicBoolean();

	private volatile @Nullable MeterRegistry registry;

	/**
	 * Starts to watch an executor, if it is one of those that are understood.
	 * @param name name of the queue
	 * @param executor the executor, before it is initialized
	 */
	public void decorate(String name, Object executor) {
		ExecutorQueue queue = new ExecutorQueue(name);
		try {
			if (decorate(queue, executor)) {
				this.queues.put(name, queue);
			}
		}
		catch (BeansException ex) {
			if (this.warned.compareAndSet(false, true)) {
				logger.warn(
						"The executor '{}' has no meters: this version of Spring keeps the task decorator of {} "
								+ "elsewhere. Everything else works; use the version of Spring that Boot brings.",
						name, executor.getClass().getName());
			}
		}
	}

	private static boolean decorate(ExecutorQueue queue, Object executor) {
		if (executor instanceof ThreadPoolTaskExecutor pool) {
			pool.setTaskDecorator(queue.around(decorator(pool)));
		}
		else if (executor instanceof ThreadPoolTaskScheduler scheduler) {
			scheduler.setTaskDecorator(queue.around(decorator(scheduler)));
		}
		else if (executor instanceof SimpleAsyncTaskExecutor threads) {
			threads.setTaskDecorator(queue.around(decorator(threads)));
			if (isRejecting(threads)) {
				queue.source(Waiting.NOTHING);
			}
		}
		else {
			return false;
		}
		return true;
	}

	private static @Nullable TaskDecorator decorator(Object executor) {
		return (TaskDecorator) new DirectFieldAccessor(executor).getPropertyValue(DECORATOR);
	}

	private static boolean isRejecting(SimpleAsyncTaskExecutor executor) {
		return Boolean.TRUE.equals(new DirectFieldAccessor(executor).getPropertyValue(REJECTING));
	}

	/**
	 * Continues to watch an executor.
	 * @param name name of the queue
	 * @param executor the executor, initialized
	 */
	public void initialized(String name, Object executor) {
		ExecutorQueue queue = this.queues.get(name);
		if (queue == null) {
			return;
		}
		if (!findsPool(queue, executor)) {
			this.queues.remove(name);
			logger.debug("The executor '{}' has no meters: it has no pool of its own", name);
			return;
		}
		MeterRegistry current = this.registry;
		if (current != null) {
			queue.bindTo(current);
		}
	}

	/** A subclass may do without the pool, and a mock has none. */
	private static boolean findsPool(ExecutorQueue queue, Object executor) {
		try {
			if (executor instanceof ThreadPoolTaskExecutor pool) {
				ThreadPoolExecutor threads = pool.getThreadPoolExecutor();
				threads.setRejectedExecutionHandler(queue.counting(threads.getRejectedExecutionHandler()));
				queue.source(new PoolWaiting(threads));
			}
			else if (executor instanceof ThreadPoolTaskScheduler scheduler) {
				queue.source(new OverdueWaiting(scheduler.getScheduledThreadPoolExecutor()));
			}
			return true;
		}
		catch (RuntimeException ex) {
			return false;
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
