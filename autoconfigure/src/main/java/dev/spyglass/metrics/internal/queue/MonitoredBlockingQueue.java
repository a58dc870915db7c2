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
 * A {@link BlockingQueue} that tells what happens to it. As thread-safe as the queue that
 * it wraps; watches nothing until it is bound.
 *
 * @param <E> type of the items
 */
public final class MonitoredBlockingQueue<E> extends AbstractQueue<E> implements BlockingQueue<E> {

	private final BlockingQueue<E> queue;

	private final EnqueueTimes times = new EnqueueTimes();

	private volatile Clock clock = Clock.SYSTEM;

	private volatile @Nullable QueueMonitor monitor;

	/**
	 * Wraps a queue, whose items count from now on.
	 * @param queue the queue
	 */
	public MonitoredBlockingQueue(BlockingQueue<E> queue) {
		this.queue = queue;
		queue.forEach((item) -> this.times.came(this.clock.monotonicTime()));
	}

	/**
	 * Registers the meters.
	 * @param name name of the queue, the value of the tag {@code queue}
	 * @param registry where the meters go
	 * @return what removes them
	 * @throws IllegalStateException if a queue of that name is monitored already
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

	private void came() {
		this.times.came(this.clock.monotonicTime());
		QueueMonitor current = this.monitor;
		if (current != null) {
			current.enqueued();
		}
	}

	private <T extends @Nullable E> T went(T item) {
		if (item != null) {
			went(1);
		}
		return item;
	}

	private void went(int count) {
		QueueMonitor current = this.monitor;
		for (int i = 0; i < count; i++) {
			long waited = this.times.went(this.clock.monotonicTime());
			if (current != null) {
				current.dequeued(Duration.ofNanos(waited));
			}
		}
	}

	private boolean came(boolean accepted) {
		QueueMonitor current = this.monitor;
		if (accepted) {
			came();
		}
		else if (current != null) {
			current.rejected();
		}
		return accepted;
	}

	@Override
	public boolean offer(E item) {
		return came(this.queue.offer(item));
	}

	@Override
	public boolean offer(E item, long timeout, TimeUnit unit) throws InterruptedException {
		return came(this.queue.offer(item, timeout, unit));
	}

	@Override
	public void put(E item) throws InterruptedException {
		this.queue.put(item);
		came();
	}

	@Override
	public E take() throws InterruptedException {
		return went(this.queue.take());
	}

	@Override
	public @Nullable E poll(long timeout, TimeUnit unit) throws InterruptedException {
		return went(this.queue.poll(timeout, unit));
	}

	@Override
	public @Nullable E poll() {
		return went(this.queue.poll());
	}

	@Override
	public @Nullable E peek() {
		return this.queue.peek();
	}

	@Override
	public boolean remove(@Nullable Object item) {
		boolean removed = this.queue.remove(item);
		went(removed ? 1 : 0);
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
		went(count);
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
				went(1);
			}

		};
	}

}
