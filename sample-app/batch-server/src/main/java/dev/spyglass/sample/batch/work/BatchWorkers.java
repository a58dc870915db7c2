/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.sample.batch.work;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import dev.spyglass.sample.batch.BatchServerProperties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * The threads that take batches from the queue. They start after the web server and stop
 * before it, because they call the tokenizer that it may serve.
 */
@Component
class BatchWorkers implements SmartLifecycle {

	private static final Logger log = LoggerFactory.getLogger(BatchWorkers.class);

	private final BatchQueue queue;

	private final BatchServerProperties.Workers properties;

	private final List<Thread> threads = new ArrayList<>();

	BatchWorkers(BatchQueue queue, BatchServerProperties properties) {
		this.queue = queue;
		this.properties = properties.workers();
	}

	@Override
	public synchronized void start() {
		this.queue.open();
		for (int i = 1; i <= this.properties.count(); i++) {
			Thread thread = new Thread(this::work, "batch-worker-" + i);
			thread.start();
			this.threads.add(thread);
		}
	}

	@Override
	public synchronized void stop() {
		this.queue.close();
		long deadline = System.nanoTime() + this.properties.stopTimeout().toNanos();
		try {
			for (Thread thread : this.threads) {
				join(thread, deadline);
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		this.threads.forEach(Thread::interrupt);
		this.threads.clear();
	}

	@Override
	public synchronized boolean isRunning() {
		return !this.threads.isEmpty();
	}

	private void work() {
		try {
			QueuedBatch batch = this.queue.take();
			while (batch != null) {
				try {
					batch.work().run();
				}
				catch (RuntimeException ex) {
					log.error("Batch left as it is", ex);
				}
				finally {
					this.queue.done(batch.batchId());
				}
				batch = this.queue.take();
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private static void join(Thread thread, long deadline) throws InterruptedException {
		long millis = Duration.ofNanos(deadline - System.nanoTime()).toMillis();
		if (millis > 0) {
			thread.join(millis);
		}
	}

}
