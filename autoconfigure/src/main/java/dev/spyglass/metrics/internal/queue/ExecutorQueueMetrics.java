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

import org.springframework.aop.support.AopUtils;
import org.springframework.beans.BeansException;
import org.springframework.beans.DirectFieldAccessor;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.core.task.TaskDecorator;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

/**
 * Measures the queues of Spring's executors: the number of waiting and rejected tasks,
 * their waiting time and their run time. It replaces an executor's {@link TaskDecorator}
 * and delegates to the original one. An executor that is not supported is unchanged and
 * has no meters. Thread-safe.
 */
public final class ExecutorQueueMetrics {

	private static final Logger logger = LoggerFactory.getLogger(ExecutorQueueMetrics.class);

	/** Private fields of Spring's executors, which have setters only. */
	private static final String DECORATOR = "taskDecorator";

	private static final String REJECTING = "rejectTasksWhenLimitReached";

	private final Map<String, ExecutorQueue> queues = new ConcurrentHashMap<>();

	private final AtomicBoolean warned = new AtomicBoolean();

	private volatile @Nullable MeterRegistry registry;

	/**
	 * Replaces the task decorator of an executor if its type is supported.
	 * @param name name of the queue
	 * @param executor the executor, before it is initialized
	 */
	public void decorate(String name, Object executor) {
		if (AopUtils.isAopProxy(executor)) {
			// Its fields are not those of its target.
			logger.debug("The executor '{}' has no meters: it is a proxy", name);
			return;
		}
		ExecutorQueue queue = new ExecutorQueue(name);
		try {
			if (decorate(queue, executor)) {
				this.queues.put(name, queue);
			}
		}
		catch (BeansException ex) {
			if (this.warned.compareAndSet(false, true)) {
				logger.warn(
						"The executor '{}' has no meters: the class {} of this Spring version has no field for its "
								+ "task decorator. Everything else works; use the Spring version that Boot manages.",
						name, executor.getClass().getName());
			}
		}
	}

	private static boolean decorate(ExecutorQueue queue, Object executor) {
		if (executor instanceof ThreadPoolTaskExecutor pool) {
			pool.setTaskDecorator(queue.decorator(decorator(pool)));
		}
		else if (executor instanceof ThreadPoolTaskScheduler scheduler) {
			scheduler.setTaskDecorator(queue.decorator(decorator(scheduler)));
		}
		else if (executor instanceof SimpleAsyncTaskExecutor threads) {
			threads.setTaskDecorator(queue.decorator(decorator(threads)));
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
	 * Connects to the thread pool of an executor that was decorated, and registers its
	 * meters if the registry is already known.
	 * @param name name of the queue
	 * @param executor the executor, after it was initialized
	 */
	public void initialized(String name, Object executor) {
		ExecutorQueue queue = this.queues.get(name);
		if (queue == null) {
			return;
		}
		if (!connectPool(queue, executor)) {
			this.queues.remove(name);
			logger.debug("The executor '{}' has no meters: it does not own a thread pool", name);
			return;
		}
		MeterRegistry current = this.registry;
		if (current != null) {
			queue.bindTo(current);
		}
	}

	/**
	 * Returns false if there is no pool: a subclass may use another one, and a mock has
	 * none.
	 */
	private static boolean connectPool(ExecutorQueue queue, Object executor) {
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
	 * Registers the meters of all executors, including those initialized later.
	 * @param registry registry for the meters
	 */
	public void bindTo(MeterRegistry registry) {
		this.registry = registry;
		this.queues.values().forEach((queue) -> queue.bindTo(registry));
	}

}
