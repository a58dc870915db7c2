/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.metrics.internal.queue;

import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;

import dev.spyglass.metrics.internal.OwnMeters;
import dev.spyglass.vocabulary.MeterNames;
import dev.spyglass.vocabulary.TagNames;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.Timer;

/**
 * Meters of one executor's queue and of the tasks that the executor runs. Thread-safe.
 */
final class ExecutorMeters {

	private final Timer wait;

	private final Timer execution;

	private final DistributionSummary depthAtEnqueue;

	ExecutorMeters(ExecutorQueue queue, MeterRegistry registry) {
		Tags mark = OwnMeters.mark(registry);
		Tags tags = mark.and(TagNames.QUEUE, queue.name());
		this.wait = Timer.builder(MeterNames.QUEUE_WAIT)
			.description(QueueMeterDescriptions.WAIT)
			.tags(tags)
			.register(registry);
		this.depthAtEnqueue = DistributionSummary.builder(MeterNames.QUEUE_DEPTH_OBSERVED)
			.description(QueueMeterDescriptions.DEPTH_OBSERVED)
			.tags(tags)
			.register(registry);
		this.execution = Timer.builder(MeterNames.EXECUTOR)
			.description("Duration of the tasks that an executor ran")
			.tags(mark.and(TagNames.NAME, queue.name()))
			.register(registry);
		counter(MeterNames.QUEUE_ENQUEUED, QueueMeterDescriptions.ENQUEUED, queue, ExecutorQueue::enqueued, tags,
				registry);
		counter(MeterNames.QUEUE_DEQUEUED, QueueMeterDescriptions.DEQUEUED, queue, ExecutorQueue::dequeued, tags,
				registry);
		counter(MeterNames.QUEUE_REJECTED, QueueMeterDescriptions.REJECTED, queue, ExecutorQueue::rejected, tags,
				registry);
		Gauge.builder(MeterNames.QUEUE_DEPTH, queue, ExecutorQueue::depth)
			.description(QueueMeterDescriptions.DEPTH)
			.tags(tags)
			.register(registry);
		// An unbounded queue would show a misleading number.
		if (queue.isBounded()) {
			Gauge.builder(MeterNames.QUEUE_CAPACITY, queue, ExecutorQueue::capacity)
				.description(QueueMeterDescriptions.CAPACITY)
				.tags(tags)
				.register(registry);
		}
		TimeGauge.builder(MeterNames.QUEUE_OLDEST_AGE, queue, TimeUnit.NANOSECONDS, ExecutorQueue::oldestNanos)
			.description(QueueMeterDescriptions.OLDEST_AGE)
			.tags(tags)
			.register(registry);
	}

	private static void counter(String name, String description, ExecutorQueue queue,
			ToDoubleFunction<ExecutorQueue> count, Tags tags, MeterRegistry registry) {
		FunctionCounter.builder(name, queue, count).description(description).tags(tags).register(registry);
	}

	void waited(long nanos) {
		this.wait.record(nanos, TimeUnit.NANOSECONDS);
	}

	void depthAtEnqueue(int depth) {
		this.depthAtEnqueue.record(depth);
	}

	void executed(long nanos) {
		this.execution.record(nanos, TimeUnit.NANOSECONDS);
	}

}
