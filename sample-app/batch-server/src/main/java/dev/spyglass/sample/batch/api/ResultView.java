/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.sample.batch.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.spyglass.sample.batch.store.BatchResult;
import org.jspecify.annotations.Nullable;

/**
 * A result as clients see it.
 *
 * @param customId the client's own id
 * @param output the model's answer, left out when it failed
 * @param error why it failed, left out when it did not
 * @param tokens length of the input in tokens
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ResultView(String customId, @Nullable String output, @Nullable String error, int tokens) {

	static ResultView of(BatchResult result) {
		return new ResultView(result.customId(), result.output(), result.error(), result.tokens());
	}

}
