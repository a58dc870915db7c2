/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.metrics.internal.queue;

import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;

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
 * The meters of one executor's queue, and of the work behind it.
 */
final class ExecutorMeters {

	private final Timer wait;

	private final Timer execution;

	private final DistributionSummary foundDepth;

	ExecutorMeters(ExecutorQueue queue, MeterRegistry registry) {
		Tags tags = Tags.of(TagNames.QUEUE, queue.name());
		this.wait = Timer.builder(MeterNames.QUEUE_WAIT)
			.description(QueueMeterDescriptions.WAIT)
			.tags(tags)
			.register(registry);
		this.foundDepth = DistributionSummary.builder(MeterNames.QUEUE_DEPTH_OBSERVED)
			.description(QueueMeterDescriptions.DEPTH_OBSERVED)
			.tags(tags)
			.register(registry);
		this.execution = Timer.builder(MeterNames.EXECUTOR)
			.description("Duration of the tasks that an executor ran")
			.tag(TagNames.NAME, queue.name())
			.register(registry);
		counter(MeterNames.QUEUE_ENQUEUED, QueueMeterDescriptions.ENQUEUED, queue, ExecutorQueue::enqueued, tags,
				registry);
		counter(MeterNames.QUEUE_DEQUEUED, QueueMeterDescriptions.DEQUEUED, queue, ExecutorQueue::dequeued, tags,
				registry);
		counter(MeterNames.QUEUE_REJECTED, QueueMeterDescriptions.REJECTED, queue, ExecutorQueue::refused, tags,
				registry);
		Gauge.builder(MeterNames.QUEUE_DEPTH, queue, ExecutorQueue::depth)
			.description(QueueMeterDescriptions.DEPTH)
			.tags(tags)
			.register(registry);
		if (queue.isBounded()) { // A number would mislead otherwise.
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

	void found(int depth) {
		this.foundDepth.record(depth);
	}

	void ran(long nanos) {
		this.execution.record(nanos, TimeUnit.NANOSECONDS);
	}

}
