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
 * Records metrics of a queue that Spyglass cannot observe itself, such as one in memory,
 * in a database table or in a broker. The owner of the queue reports each operation:
 * <pre class="code">
 * QueueMonitor monitor = QueueMonitor.builder("batches", queue::size).capacity(1_000).register(registry);
 * monitor.enqueued();          // after an item was put in
 * monitor.dequeued(waited);    // after an item was taken out
 * monitor.rejected();          // when the queue rejected one
 * </pre> Histogram bounds come from {@code spyglass.metrics.histograms.*}; in an
 * application without Spyglass's auto-configuration, meters have only counts and sums.
 * The methods that report an operation never block, and accept each value. Thread-safe.
 */
public final class QueueMonitor implements AutoCloseable {

	private final QueueMeters meters;

	private QueueMonitor(QueueMeters meters) {
		this.meters = meters;
	}

	/**
	 * Creates a builder for the monitor of a queue.
	 * @param name name of the queue, the value of the tag {@code queue}; never an id
	 * @param depth returns the number of items in the queue; called at each scrape, on a
	 * background thread and with a time limit, so that it may query a database
	 * @return a builder
	 * @throws IllegalArgumentException if the name is blank
	 */
	public static Builder builder(String name, IntSupplier depth) {
		return new Builder(name, depth);
	}

	/**
	 * Records that an item was put into the queue, and the depth at that moment. The
	 * depth is estimated without calling the supplier: the value of the last scrape, plus
	 * the items enqueued and minus those dequeued since.
	 */
	public void enqueued() {
		this.meters.enqueued();
	}

	/**
	 * Records that an item was taken from the queue.
	 * @param waited time that the item was in the queue; a negative time, which a clock
	 * change may cause, is recorded as zero
	 */
	public void dequeued(Duration waited) {
		this.meters.dequeued(waited);
	}

	/** Records that the queue rejected an item. */
	public void rejected() {
		this.meters.rejected();
	}

	/**
	 * Removes the queue's meters from the registry, after which its name may be
	 * registered again. Further calls do nothing.
	 */
	@Override
	public void close() {
		this.meters.close();
	}

	/**
	 * Builds the monitor of one queue. Not thread-safe.
	 */
	public static final class Builder {

		private final String name;

		private final IntSupplier depth;

		private Duration timeout = Duration.ofMillis(100);

		private @Nullable IntSupplier capacity;

		private @Nullable Supplier<Duration> oldestAge;

		private Builder(String name, IntSupplier depth) {
			if (name.isBlank()) {
				throw new IllegalArgumentException(
						"The name of a queue must not be blank: it is the value of the tag 'queue'");
			}
			this.name = name;
			this.depth = depth;
		}

		/**
		 * Sets a fixed capacity. Without a capacity the queue is unbounded and has no
		 * gauge for it.
		 * @param capacity number of items that the queue can hold, at least 1
		 * @return this builder
		 * @throws IllegalArgumentException if the capacity is less than 1
		 */
		public Builder capacity(int capacity) {
			if (capacity < 1) {
				throw new IllegalArgumentException("The capacity of queue '" + this.name
						+ "' must be at least 1 but is " + capacity + "; leave it unset for an unbounded queue");
			}
			return capacity(() -> capacity);
		}

		/**
		 * Sets a capacity that may change.
		 * @param capacity returns the number of items that the queue can hold; called as
		 * the depth is
		 * @return this builder
		 */
		public Builder capacity(IntSupplier capacity) {
			this.capacity = capacity;
			return this;
		}

		/**
		 * Sets the supplier of the age of the oldest item. Without it there is no gauge
		 * for the age.
		 * @param oldestAge returns how long the oldest item has been in the queue, zero
		 * if the queue is empty; called as the depth is
		 * @return this builder
		 */
		public Builder oldestAge(Supplier<Duration> oldestAge) {
			this.oldestAge = oldestAge;
			return this;
		}

		/**
		 * Sets the maximum time that a scrape waits for each supplier, 100 ms by default.
		 * After a timeout the last known value is shown; the first timeout is logged at
		 * {@code WARN}.
		 * @param timeout the maximum time, at least 1 ms
		 * @return this builder
		 * @throws IllegalArgumentException if the time is less than 1 ms
		 */
		public Builder timeout(Duration timeout) {
			if (timeout.toMillis() < 1) {
				throw new IllegalArgumentException(
						"The timeout of queue '" + this.name + "' must be at least 1 ms but is " + timeout);
			}
			this.timeout = timeout;
			return this;
		}

		/**
		 * Registers the meters of the queue.
		 * @param registry registry for the meters
		 * @return the monitor, to be closed when the queue is no longer used
		 * @throws IllegalStateException if a queue with this name is already monitored
		 */
		public QueueMonitor register(MeterRegistry registry) {
			if (registry.find(MeterNames.QUEUE_DEPTH).tag(TagNames.QUEUE, this.name).gauge() != null) {
				throw new IllegalStateException("A queue named '" + this.name
						+ "' is already monitored: use a unique name for each queue, or close() the first monitor");
			}
			return new QueueMonitor(
					new QueueMeters(this.name, this.timeout, this.depth, this.capacity, this.oldestAge, registry));
		}

	}

}
