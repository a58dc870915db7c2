/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.sample.batch.api;

import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/**
 * Body of a submission.
 *
 * @param model name of the model
 * @param requests what the model is asked
 */
record SubmitBatch(@NotBlank @Size(max = 64) String model, @NotEmpty List<@NotNull @Valid Request> requests) {

	/** PostgreSQL cannot hold the character U+0000. */
	private static final String NO_NUL = "[^\\x00]*";

	/**
	 * One request.
	 *
	 * @param customId the client's own id, unique within the batch
	 * @param input what the model is asked
	 */
	record Request(
			@NotBlank @Size(max = 128) @Pattern(regexp = NO_NUL, message = "must not contain U+0000") String customId,
			@NotEmpty @Size(max = 8192) @Pattern(regexp = NO_NUL, message = "must not contain U+0000") String input) {

	}

}
