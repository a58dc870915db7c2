/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.metrics;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.DoubleSupplier;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;

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
 * The meters of one queue that Spyglass cannot see by itself: one in memory, a database
 * table, a broker's queue. The owner of the queue says what happens to it: <pre class=
 * "code">
 * QueueMonitor monitor = QueueMonitor.builder("batches", queue::size).capacity(1_000).register(registry);
 * monitor.enqueued();          // after an item was put in
 * monitor.dequeued(waited);    // after an item was taken out
 * monitor.rejected();          // when the queue refused one
 * </pre> Histogram boundaries come from {@code spyglass.metrics.histograms.*}; outside an
 * application that Spyglass configures there are only counts and sums. Thread-safe. No
 * method fails for what it is told at run time.
 */
public final class QueueMonitor implements AutoCloseable {

	private final MeterRegistry registry;

	private final PolledValues polled;

	private final DoubleSupplier depth;

	/** How many items came since the depth was last told, less those that went. */
	private final AtomicInteger since = new AtomicInteger();

	private volatile double lastDepth;

	private final DistributionSummary observedDepth;

	private final Timer wait;

	private final Counter enqueued;

	private final Counter dequeued;

	private final Counter rejected;

	private final List<Meter> meters;

	private QueueMonitor(Builder builder, MeterRegistry registry) {
		Tags tags = Tags.of(TagNames.QUEUE, builder.name);
		this.registry = registry;
		this.polled = new PolledValues(builder.name, builder.timeout);
		this.depth = this.polled.of(() -> told(builder.depth.getAsInt()));
		this.observedDepth = DistributionSummary.builder(MeterNames.QUEUE_DEPTH_OBSERVED)
			.description(QueueMeterTexts.DEPTH_OBSERVED)
			.tags(tags)
			.register(registry);
		this.wait = Timer.builder(MeterNames.QUEUE_WAIT)
			.description(QueueMeterTexts.WAIT)
			.tags(tags)
			.register(registry);
		this.enqueued = counter(MeterNames.QUEUE_ENQUEUED, QueueMeterTexts.ENQUEUED, tags);
		this.dequeued = counter(MeterNames.QUEUE_DEQUEUED, QueueMeterTexts.DEQUEUED, tags);
		this.rejected = counter(MeterNames.QUEUE_REJECTED, QueueMeterTexts.REJECTED, tags);
		this.meters = Stream
			.concat(Stream.of(this.observedDepth, this.wait, this.enqueued, this.dequeued, this.rejected),
					gauges(builder, tags))
			.toList();
	}

	private Counter counter(String name, String description, Tags tags) {
		return Counter.builder(name).description(description).tags(tags).register(this.registry);
	}

	private Stream<Meter> gauges(Builder builder, Tags tags) {
		Gauge depthGauge = Gauge.builder(MeterNames.QUEUE_DEPTH, this.depth::getAsDouble)
			.description(QueueMeterTexts.DEPTH)
			.tags(tags)
			.register(this.registry);
		IntSupplier capacity = builder.capacity;
		Gauge capacityGauge = (capacity == null) ? null
				: Gauge.builder(MeterNames.QUEUE_CAPACITY, this.polled.of(capacity::getAsInt)::getAsDouble)
					.description(QueueMeterTexts.CAPACITY)
					.tags(tags)
					.register(this.registry);
		Supplier<Duration> oldestAge = builder.oldestAge;
		TimeGauge ageGauge = (oldestAge == null) ? null
				: TimeGauge
					.builder(MeterNames.QUEUE_OLDEST_AGE, this.polled.of(() -> oldestAge.get().toNanos())::getAsDouble,
							TimeUnit.NANOSECONDS)
					.description(QueueMeterTexts.OLDEST_AGE)
					.tags(tags)
					.register(this.registry);
		return Stream.of(depthGauge, capacityGauge, ageGauge).filter(Objects::nonNull).map(Meter.class::cast);
	}

	/**
	 * Starts to describe a queue.
	 * @param name name of the queue, the value of the tag {@code queue}; never an id
	 * @param depth tells how many items are in the queue; asked at each scrape, on a
	 * thread of the monitor's own and with a time limit, so it may ask a database
	 * @return a builder
	 */
	public static Builder builder(String name, IntSupplier depth) {
		return new Builder(name, depth);
	}

	/**
	 * Tells that an item was put into the queue. Observes the depth at that moment, as
	 * far as it is known: what was told at the last scrape, and what came and went since.
	 * Never asks the queue.
	 */
	public void enqueued() {
		this.enqueued.increment();
		this.observedDepth.record(Math.max(0, this.lastDepth + this.since.incrementAndGet()));
	}

	/**
	 * Tells that an item was taken from the queue.
	 * @param waited how long the item was in the queue; a negative time (a clock that was
	 * set back) counts as none
	 */
	public void dequeued(Duration waited) {
		this.dequeued.increment();
		this.since.decrementAndGet();
		this.wait.record(waited.isNegative() ? Duration.ZERO : waited);
	}

	/**
	 * Tells that the queue refused an item.
	 */
	public void rejected() {
		this.rejected.increment();
	}

	/**
	 * Removes the queue's meters from the registry, after which its name may be used
	 * again. May be called more than once.
	 */
	@Override
	public void close() {
		this.meters.forEach(this.registry::remove);
		this.polled.close();
	}

	private double told(int told) {
		this.since.set(0);
		this.lastDepth = told;
		return told;
	}

	/**
	 * Describes a queue. Not thread-safe.
	 */
	public static final class Builder {

		private final String name;

		private final IntSupplier depth;

		private Duration timeout = Duration.ofMillis(100);

		private @Nullable IntSupplier capacity;

		private @Nullable Supplier<Duration> oldestAge;

		private Builder(String name, IntSupplier depth) {
			if (name.isBlank()) {
				throw new IllegalArgumentException("A queue needs a name: it is the value of the tag 'queue'");
			}
			this.name = name;
			this.depth = depth;
		}

		/**
		 * Sets a fixed capacity.
		 * @param capacity items that the queue can hold, at least 1
		 * @return this
		 * @throws IllegalArgumentException if the capacity is less than 1
		 */
		public Builder capacity(int capacity) {
			if (capacity < 1) {
				throw new IllegalArgumentException("The capacity of queue '" + this.name
						+ "' must be at least 1 and not " + capacity + "; leave it out for an unbounded queue");
			}
			return capacity(() -> capacity);
		}

		/**
		 * Sets a capacity that may change.
		 * @param capacity tells how many items the queue can hold
		 * @return this
		 */
		public Builder capacity(IntSupplier capacity) {
			this.capacity = capacity;
			return this;
		}

		/**
		 * Sets where the age of the oldest item comes from.
		 * @param oldestAge tells how long the oldest item has been in the queue, zero
		 * when it is empty
		 * @return this
		 */
		public Builder oldestAge(Supplier<Duration> oldestAge) {
			this.oldestAge = oldestAge;
			return this;
		}

		/**
		 * Sets how long a scrape waits for the suppliers, 100 ms by default. Past it the
		 * last known value is shown, and one WARN line tells.
		 * @param timeout the limit, at least 1 ms
		 * @return this
		 * @throws IllegalArgumentException if the limit is less than 1 ms
		 */
		public Builder timeout(Duration timeout) {
			if (timeout.toMillis() < 1) {
				throw new IllegalArgumentException(
						"The timeout of queue '" + this.name + "' must be at least 1 ms and not " + timeout);
			}
			this.timeout = timeout;
			return this;
		}

		/**
		 * Registers the meters.
		 * @param registry where the meters go
		 * @return the monitor
		 * @throws IllegalStateException if a queue of that name is monitored already
		 */
		public QueueMonitor register(MeterRegistry registry) {
			if (registry.find(MeterNames.QUEUE_DEPTH).tag(TagNames.QUEUE, this.name).meter() != null) {
				throw new IllegalStateException("The queue '" + this.name
						+ "' is monitored already: give each queue a name of its own, or close() the first monitor");
			}
			return new QueueMonitor(this, registry);
		}

	}

}
