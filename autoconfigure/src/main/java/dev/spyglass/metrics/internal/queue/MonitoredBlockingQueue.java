/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.metrics.internal.queue;

import java.time.Duration;
import java.util.AbstractQueue;
import java.util.Collection;
import java.util.Iterator;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

import dev.spyglass.metrics.queue.QueueMonitor;
import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;

/**
 * A {@link BlockingQueue} wrapper that records each operation in a {@link QueueMonitor}.
 * It is as thread-safe as the queue that it wraps, and records times but no metrics
 * before it is bound.
 *
 * @param <E> type of the items
 */
public final class MonitoredBlockingQueue<E> extends AbstractQueue<E> implements BlockingQueue<E> {

	private final BlockingQueue<E> queue;

	private final EnqueueTimes times = new EnqueueTimes();

	private volatile Clock clock = Clock.SYSTEM;

	private volatile @Nullable QueueMonitor monitor;

	/**
	 * Wraps a queue. The waiting time of existing items starts now.
	 * @param queue the queue to wrap
	 */
	public MonitoredBlockingQueue(BlockingQueue<E> queue) {
		this.queue = queue;
		queue.forEach((item) -> this.times.enqueued(this.clock.monotonicTime()));
	}

	/**
	 * Registers the meters.
	 * @param name name of the queue, the value of the tag {@code queue}
	 * @param registry registry for the meters
	 * @return removes the meters when closed
	 * @throws IllegalStateException if a queue with this name is already monitored
	 */
	public AutoCloseable bindTo(String name, MeterRegistry registry) {
		this.clock = registry.config().clock();
		QueueMonitor.Builder builder = QueueMonitor.builder(name, this.queue::size)
			.oldestAge(() -> Duration.ofNanos(this.times.oldest(this.clock.monotonicTime())));
		if (this.queue.remainingCapacity() < Integer.MAX_VALUE - this.queue.size()) {
			builder = builder.capacity(() -> this.queue.size() + this.queue.remainingCapacity());
		}
		QueueMonitor registered = builder.register(registry);
		this.monitor = registered;
		return registered;
	}

	private void enqueued() {
		this.times.enqueued(this.clock.monotonicTime());
		QueueMonitor current = this.monitor;
		if (current != null) {
			current.enqueued();
		}
	}

	private <T extends @Nullable E> T dequeued(T item) {
		if (item != null) {
			dequeued(1);
		}
		return item;
	}

	private void dequeued(int count) {
		QueueMonitor current = this.monitor;
		for (int i = 0; i < count; i++) {
			long waited = this.times.dequeued(this.clock.monotonicTime());
			if (current != null) {
				current.dequeued(Duration.ofNanos(waited));
			}
		}
	}

	private boolean offered(boolean accepted) {
		QueueMonitor current = this.monitor;
		if (accepted) {
			enqueued();
		}
		else if (current != null) {
			current.rejected();
		}
		return accepted;
	}

	@Override
	public boolean offer(E item) {
		return offered(this.queue.offer(item));
	}

	@Override
	public boolean offer(E item, long timeout, TimeUnit unit) throws InterruptedException {
		return offered(this.queue.offer(item, timeout, unit));
	}

	@Override
	public void put(E item) throws InterruptedException {
		this.queue.put(item);
		enqueued();
	}

	@Override
	public E take() throws InterruptedException {
		return dequeued(this.queue.take());
	}

	@Override
	public @Nullable E poll(long timeout, TimeUnit unit) throws InterruptedException {
		return dequeued(this.queue.poll(timeout, unit));
	}

	@Override
	public @Nullable E poll() {
		return dequeued(this.queue.poll());
	}

	@Override
	public @Nullable E peek() {
		return this.queue.peek();
	}

	@Override
	public boolean remove(@Nullable Object item) {
		boolean removed = this.queue.remove(item);
		dequeued(removed ? 1 : 0);
		return removed;
	}

	@Override
	public int drainTo(Collection<? super E> target) {
		return drained(this.queue.drainTo(target));
	}

	@Override
	public int drainTo(Collection<? super E> target, int limit) {
		return drained(this.queue.drainTo(target, limit));
	}

	private int drained(int count) {
		dequeued(count);
		return count;
	}

	@Override
	public int remainingCapacity() {
		return this.queue.remainingCapacity();
	}

	@Override
	public int size() {
		return this.queue.size();
	}

	@Override
	public Iterator<E> iterator() {
		Iterator<E> items = this.queue.iterator();
		return new Iterator<>() {

			@Override
			public boolean hasNext() {
				return items.hasNext();
			}

			@Override
			public E next() {
				return items.next();
			}

			@Override
			public void remove() {
				items.remove();
				dequeued(1);
			}

		};
	}

}
