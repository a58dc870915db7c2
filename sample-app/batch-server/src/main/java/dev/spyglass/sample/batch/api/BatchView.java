/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.sample.batch.api;

import java.time.Instant;
import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.spyglass.sample.batch.store.Batch;
import org.jspecify.annotations.Nullable;

/**
 * A batch as clients see it.
 *
 * @param id its id
 * @param model name of the model
 * @param status where it stands, lower case
 * @param requestCounts how far it is
 * @param error why it failed, left out unless it did
 * @param createdAt when it was accepted
 * @param startedAt when a worker began, left out before
 * @param finishedAt when it ended, left out before
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record BatchView(String id, String model, String status, Counts requestCounts, @Nullable String error,
		Instant createdAt, @Nullable Instant startedAt, @Nullable Instant finishedAt) {

	static BatchView of(Batch batch) {
		Counts counts = new Counts(batch.total(), batch.processed() - batch.failed(), batch.failed());
		return new BatchView(batch.id(), batch.model(), batch.status().name().toLowerCase(Locale.ROOT), counts,
				batch.error(), batch.createdAt(), batch.startedAt(), batch.finishedAt());
	}

	record Counts(int total, int completed, int failed) {

	}

}
