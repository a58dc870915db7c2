/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.metrics;

import java.util.IdentityHashMap;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import dev.spyglass.vocabulary.MeterNames;
import dev.spyglass.vocabulary.TagNames;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import org.jspecify.annotations.Nullable;

import org.springframework.core.task.TaskDecorator;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

/**
 * Meters of the queues in front of thread pools. Depth and capacity are read from any
 * pool. How long a task waited is only known where the pool's threads were marked by
 * {@link #mark} and its tasks went through {@link #decorate}: a decorator is not told
 * which pool it serves, so the thread that runs the task has to say it. A task that its
 * caller runs, because the queue was full, has not waited and is not counted.
 * Thread-safe.
 */
public final class ExecutorQueueMetrics implements TaskDecorator {

	private final Map<ThreadPoolTaskExecutor, Pool> pools = new ConcurrentHashMap<>();

	private final ThreadLocal<ThreadPoolTaskExecutor> poolOfThread = new ThreadLocal<>();

	/**
	 * Registers the meters of a pool.
	 * @param registry where the meters go
	 * @param name name of the queue
	 * @param executor the pool, initialised
	 */
	public void bind(MeterRegistry registry, String name, ThreadPoolTaskExecutor executor) {
		bind(registry, name, executor.getThreadPoolExecutor());
		this.pools.put(executor, new Pool(registry, Tags.of(TagNames.QUEUE, name)));
	}

	/**
	 * Registers the meters of a pool whose waiting times are not known.
	 * @param registry where the meters go
	 * @param name name of the queue
	 * @param executor the pool
	 */
	public void bind(MeterRegistry registry, String name, ThreadPoolExecutor executor) {
		Tags tags = Tags.of(TagNames.QUEUE, name);
		Gauge.builder(MeterNames.QUEUE_DEPTH, executor, (pool) -> pool.getQueue().size())
			.description("Items in the queue")
			.tags(tags)
			.register(registry);
		if (capacity(executor.getQueue()) >= Integer.MAX_VALUE) {
			return; // Unbounded: a number would mislead.
		}
		Gauge.builder(MeterNames.QUEUE_CAPACITY, executor, (pool) -> capacity(pool.getQueue()))
			.description("Items that the queue can hold")
			.tags(tags)
			.register(registry);
	}

	private static double capacity(BlockingQueue<?> queue) {
		return (double) queue.size() + queue.remainingCapacity();
	}

	/**
	 * Marks the threads of a pool that is not initialised yet. The pool goes on to make
	 * its threads itself.
	 * @param executor the pool
	 */
	public void mark(ThreadPoolTaskExecutor executor) {
		executor.setThreadFactory((work) -> executor.newThread(() -> {
			this.poolOfThread.set(executor);
			work.run();
		}));
	}

	@Override
	public Runnable decorate(Runnable task) {
		if (this.pools.isEmpty()) {
			return task;
		}
		long submitted = System.nanoTime();
		Map<ThreadPoolTaskExecutor, Integer> depths = depths();
		return () -> {
			observe(submitted, depths);
			task.run();
		};
	}

	/** All of them, because only the thread that runs the task will know the pool. */
	private Map<ThreadPoolTaskExecutor, Integer> depths() {
		Map<ThreadPoolTaskExecutor, Integer> depths = new IdentityHashMap<>(this.pools.size());
		this.pools.keySet().forEach((executor) -> depths.put(executor, executor.getQueueSize()));
		return depths;
	}

	private void observe(long submitted, Map<ThreadPoolTaskExecutor, Integer> depths) {
		ThreadPoolTaskExecutor executor = this.poolOfThread.get();
		Pool pool = (executor != null) ? this.pools.get(executor) : null;
		if (pool != null) {
			pool.observe(System.nanoTime() - submitted, depths.get(executor));
		}
	}

	private static final class Pool {

		private final Timer wait;

		private final DistributionSummary observedDepth;

		Pool(MeterRegistry registry, Tags tags) {
			this.wait = Timer.builder(MeterNames.QUEUE_WAIT)
				.description("Time that an item waited in the queue")
				.tags(tags)
				.register(registry);
			this.observedDepth = DistributionSummary.builder(MeterNames.QUEUE_DEPTH_OBSERVED)
				.description("Items in the queue at each enqueue")
				.tags(tags)
				.register(registry);
		}

		void observe(long waitedNanos, @Nullable Integer depth) {
			this.wait.record(waitedNanos, TimeUnit.NANOSECONDS);
			if (depth != null) {
				this.observedDepth.record(depth);
			}
		}

	}

}
