/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.metrics.internal.queue;

import java.util.concurrent.Delayed;
import java.util.concurrent.RejectedExecutionHandler;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.atomic.LongAdder;

import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;

import org.springframework.core.task.TaskDecorator;

/**
 * Counts and times the tasks in the queue of one executor. It counts from the start, and
 * records times once its meters are registered. Thread-safe.
 */
final class ExecutorQueue {

	private final String name;

	private final LongAdder submitted = new LongAdder();

	private final LongAdder started = new LongAdder();

	private final LongAdder rejected = new LongAdder();

	/**
	 * Keeps the maximum, since a counter must not decrease while a task is being
	 * rejected.
	 */
	private final LongAccumulator enqueued = new LongAccumulator(Math::max, 0);

	private final PendingTasks pending = new PendingTasks();

	private volatile Waiting source = this.pending;

	private volatile Clock clock = Clock.SYSTEM;

	private volatile @Nullable ExecutorMeters meters;

	ExecutorQueue(String name) {
		this.name = name;
	}

	TaskDecorator decorator(@Nullable TaskDecorator delegate) {
		return (task) -> {
			Runnable decorated = (delegate != null) ? delegate.decorate(task) : task;
			return (task instanceof Delayed scheduled) ? run(decorated, scheduled) : queue(decorated);
		};
	}

	private QueuedTask queue(Runnable task) {
		QueuedTask queued = new QueuedTask(task, this, this.clock.monotonicTime(), this.source.depth());
		if (this.source != Waiting.NOTHING) {
			this.submitted.increment();
		}
		if (this.source == this.pending) {
			this.pending.add(queued);
		}
		return queued;
	}

	/**
	 * A scheduler decorates a task once and runs it many times; each run may start late.
	 */
	private Runnable run(Runnable task, Delayed scheduled) {
		return () -> {
			this.submitted.increment();
			this.started.increment();
			ExecutorMeters current = this.meters;
			if (current != null) {
				current.waited(Math.max(0, -scheduled.getDelay(TimeUnit.NANOSECONDS)));
			}
			timed(task);
		};
	}

	void started(QueuedTask task) {
		this.pending.remove(task);
		if (this.source == Waiting.NOTHING) {
			// Counted now, since an executor without a queue may reject the task on
			// submission.
			this.submitted.increment();
		}
		this.started.increment();
		ExecutorMeters current = this.meters;
		if (current != null) {
			current.waited(this.clock.monotonicTime() - task.submittedNanos());
			current.depthAtEnqueue(task.depthAtEnqueue());
		}
	}

	void timed(Runnable task) {
		long start = this.clock.monotonicTime();
		try {
			task.run();
		}
		finally {
			ExecutorMeters current = this.meters;
			if (current != null) {
				current.executed(this.clock.monotonicTime() - start);
			}
		}
	}

	RejectedExecutionHandler counting(RejectedExecutionHandler handler) {
		return (task, pool) -> {
			this.rejected.increment();
			if (task instanceof QueuedTask queued) {
				queued.reject();
			}
			handler.rejectedExecution(task, pool);
		};
	}

	void source(Waiting waiting) {
		this.source = waiting;
	}

	void bindTo(MeterRegistry registry) {
		this.clock = registry.config().clock();
		this.meters = new ExecutorMeters(this, registry);
	}

	String name() {
		return this.name;
	}

	double enqueued() {
		// Reading the rejected count last makes a concurrent submission count too little
		// rather than too much.
		long accepted = this.submitted.sum() - this.rejected.sum();
		this.enqueued.accumulate(accepted);
		return this.enqueued.get();
	}

	double dequeued() {
		return this.started.sum();
	}

	double rejected() {
		return this.rejected.sum();
	}

	double depth() {
		return this.source.depth();
	}

	double capacity() {
		return this.source.capacity();
	}

	boolean isBounded() {
		return this.source.capacity() != Waiting.UNBOUNDED;
	}

	double oldestNanos() {
		return Math.max(0, this.source.oldestNanos(this.clock.monotonicTime()));
	}

}
