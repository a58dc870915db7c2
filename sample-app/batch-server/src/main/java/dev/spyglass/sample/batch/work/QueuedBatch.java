/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.sample.batch.work;

import java.time.Duration;

/**
 * A batch that waits.
 *
 * @param batchId id of the batch
 * @param work what a worker has to do, in the context of the request that submitted it
 * @param since when it was enqueued, in nanoseconds of {@link System#nanoTime()}
 */
record QueuedBatch(String batchId, Runnable work, long since) {

	/**
	 * How long it has been waiting.
	 * @return the time since it was enqueued
	 */
	Duration age() {
		return Duration.ofNanos(System.nanoTime() - this.since);
	}

}
