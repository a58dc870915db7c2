/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.metrics.internal.queue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

import dev.spyglass.metrics.queue.QueueMonitor;
import dev.spyglass.metrics.internal.OwnMeters;
import dev.spyglass.vocabulary.MeterNames;
import dev.spyglass.vocabulary.TagNames;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.Timer;
import org.jspecify.annotations.Nullable;

/**
 * Meters of one {@link QueueMonitor}. Thread-safe.
 */
public final class QueueMeters implements AutoCloseable {

	private final MeterRegistry registry;

	private final Tags tags;

	private final PolledValues polled;

	private final List<Meter> meters = new ArrayList<>();

	/** Items enqueued minus items dequeued changeOfDepth the depth was last read. */
	private final AtomicInteger changeOfDepth = new AtomicInteger();

	private volatile double lastDepth;

	private final DistributionSummary observedDepth;

	private final Timer wait;

	private final Counter enqueued;

	private final Counter dequeued;

	private final Counter rejected;

	/**
	 * Registers the meters.
	 * @param name name of the queue
	 * @param timeout maximum time that a scrape waits for each supplier
	 * @param depth returns the number of items in the queue
	 * @param capacity returns the capacity, or {@code null} for an unbounded queue
	 * @param oldestAge returns the age of the oldest item, or {@code null} if unknown
	 * @param registry registry for the meters
	 */
	public QueueMeters(String name, Duration timeout, IntSupplier depth, @Nullable IntSupplier capacity,
			@Nullable Supplier<Duration> oldestAge, MeterRegistry registry) {
		this.registry = registry;
		this.tags = OwnMeters.mark(registry).and(TagNames.QUEUE, name);
		this.polled = new PolledValues(name, timeout);
		this.observedDepth = added(DistributionSummary.builder(MeterNames.QUEUE_DEPTH_OBSERVED)
			.description(QueueMeterDescriptions.DEPTH_OBSERVED)
			.tags(this.tags)
			.register(registry));
		this.wait = added(Timer.builder(MeterNames.QUEUE_WAIT)
			.description(QueueMeterDescriptions.WAIT)
			.tags(this.tags)
			.register(registry));
		this.enqueued = counter(MeterNames.QUEUE_ENQUEUED, QueueMeterDescriptions.ENQUEUED);
		this.dequeued = counter(MeterNames.QUEUE_DEQUEUED, QueueMeterDescriptions.DEQUEUED);
		this.rejected = counter(MeterNames.QUEUE_REJECTED, QueueMeterDescriptions.REJECTED);
		gauge(MeterNames.QUEUE_DEPTH, QueueMeterDescriptions.DEPTH, () -> depthRead(depth.getAsInt()));
		if (capacity != null) {
			gauge(MeterNames.QUEUE_CAPACITY, QueueMeterDescriptions.CAPACITY, capacity);
		}
		if (oldestAge != null) {
			age(oldestAge);
		}
	}

	private <T extends Meter> T added(T meter) {
		this.meters.add(meter);
		return meter;
	}

	private Counter counter(String name, String description) {
		return added(Counter.builder(name).description(description).tags(this.tags).register(this.registry));
	}

	private void gauge(String name, String description, IntSupplier value) {
		added(Gauge.builder(name, this.polled.of(value::getAsInt)::getAsDouble)
			.description(description)
			.tags(this.tags)
			.register(this.registry));
	}

	private void age(Supplier<Duration> oldestAge) {
		added(TimeGauge
			.builder(MeterNames.QUEUE_OLDEST_AGE, this.polled.of(() -> oldestAge.get().toNanos())::getAsDouble,
					TimeUnit.NANOSECONDS)
			.description(QueueMeterDescriptions.OLDEST_AGE)
			.tags(this.tags)
			.register(this.registry));
	}

	/** Counts an item that was put into the queue. */
	public void enqueued() {
		this.enqueued.increment();
		this.observedDepth.record(Math.max(0, this.lastDepth + this.changeOfDepth.incrementAndGet()));
	}

	/**
	 * Counts an item that was taken from the queue.
	 * @param waited time that the item was in the queue
	 */
	public void dequeued(Duration waited) {
		this.dequeued.increment();
		this.changeOfDepth.decrementAndGet();
		this.wait.record(waited.isNegative() ? Duration.ZERO : waited);
	}

	/** Counts an item that the queue rejected. */
	public void rejected() {
		this.rejected.increment();
	}

	private int depthRead(int depth) {
		this.changeOfDepth.set(0);
		this.lastDepth = depth;
		return depth;
	}

	@Override
	public void close() {
		this.meters.forEach(this.registry::remove);
		this.polled.close();
	}

}
