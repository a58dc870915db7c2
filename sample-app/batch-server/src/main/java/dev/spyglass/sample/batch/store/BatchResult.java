/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.sample.batch.store;

import org.jspecify.annotations.Nullable;

import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Embedded;

/**
 * The result of one request: an output, or an error.
 *
 * @param id place of the request
 * @param customId the client's own id
 * @param output the model's answer, {@code null} when it failed
 * @param error why it failed, {@code null} when it did not
 * @param tokens length of the input in tokens
 */
public record BatchResult(@Id @Embedded.Empty BatchItemId id, String customId, @Nullable String output,
		@Nullable String error, int tokens) {

	/**
	 * Whether the model failed.
	 * @return {@code true} when there is an error instead of an output
	 */
	public boolean failed() {
		return this.error != null;
	}

}
