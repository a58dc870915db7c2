/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.sample.batch.store;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import org.springframework.data.annotation.Id;

/**
 * A batch, without its requests and results.
 *
 * @param id id, {@code batch_} and 32 hexadecimal digits
 * @param model name of the model
 * @param status where it stands
 * @param total number of requests
 * @param processed number of requests that have a result; they are processed in order, so
 * this is also where to go on
 * @param failed how many of the processed ones failed
 * @param error why the batch failed, {@code null} unless it did
 * @param createdAt when it was accepted
 * @param startedAt when a worker began, {@code null} before
 * @param finishedAt when it ended, {@code null} before
 */
public record Batch(@Id String id, String model, BatchStatus status, int total, int processed, int failed,
		@Nullable String error, Instant createdAt, @Nullable Instant startedAt, @Nullable Instant finishedAt) {

	/**
	 * A batch that was just accepted.
	 * @param id its id
	 * @param model name of the model
	 * @param total number of requests
	 * @param now the time
	 * @return the batch
	 */
	public static Batch queued(String id, String model, int total, Instant now) {
		return new Batch(id, model, BatchStatus.QUEUED, total, 0, 0, null, now, null, null);
	}

}
