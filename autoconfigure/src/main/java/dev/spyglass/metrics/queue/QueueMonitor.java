/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.metrics.queue;

import java.time.Duration;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

import dev.spyglass.metrics.internal.queue.QueueMeters;
import dev.spyglass.vocabulary.MeterNames;
import dev.spyglass.vocabulary.TagNames;
import io.micrometer.core.instrument.MeterRegistry;
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

	private final QueueMeters meters;

	private QueueMonitor(QueueMeters meters) {
		this.meters = meters;
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
		this.meters.enqueued();
	}

	/**
	 * Tells that an item was taken from the queue.
	 * @param waited how long the item was in the queue; a negative time (a clock that was
	 * set back) counts as none
	 */
	public void dequeued(Duration waited) {
		this.meters.dequeued(waited);
	}

	/**
	 * Tells that the queue refused an item.
	 */
	public void rejected() {
		this.meters.rejected();
	}

	/**
	 * Removes the queue's meters from the registry, after which its name may be used
	 * again. May be called more than once.
	 */
	@Override
	public void close() {
		this.meters.close();
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
			return new QueueMonitor(
					new QueueMeters(this.name, this.timeout, this.depth, this.capacity, this.oldestAge, registry));
		}

	}

}
