/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.sample.batch;

import java.net.URI;
import java.time.Duration;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Positive;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the batch server.
 *
 * @param queue the queue between HTTP and the workers
 * @param workers the workers
 * @param model the simulated model
 * @param tokenizer the downstream tokenizer service
 * @param retention how long a finished batch is kept
 */
@Validated
@ConfigurationProperties("batch-server")
public record BatchServerProperties(@DefaultValue @Valid Queue queue, @DefaultValue @Valid Workers workers,
		@DefaultValue @Valid Model model, @DefaultValue Tokenizer tokenizer,
		@DefaultValue("1h") @DurationMin(seconds = 1) Duration retention) {

	/**
	 * The queue.
	 *
	 * @param capacity batches that may wait; one more is refused with 429
	 * @param retryAfter what a refused client is told to wait
	 */
	public record Queue(@DefaultValue("32") @Positive int capacity,
			@DefaultValue("5s") @DurationMin(seconds = 1) Duration retryAfter) {

	}

	/**
	 * The workers.
	 *
	 * @param count batches that are processed at the same time
	 * @param chunkSize requests that are sent to the model at once, and saved at once
	 * @param attempts how often a chunk is tried before its batch fails
	 * @param backoff time before the second attempt, doubled for each further one
	 * @param stopTimeout how long a shutdown waits for chunks in progress
	 */
	public record Workers(@DefaultValue("4") @Positive int count, @DefaultValue("250") @Positive int chunkSize,
			@DefaultValue("3") @Positive int attempts, @DefaultValue("200ms") Duration backoff,
			@DefaultValue("20s") Duration stopTimeout) {

	}

	/**
	 * The simulated model.
	 *
	 * @param seed decides which requests fail: the same seed, the same failures
	 * @param failureRate share of the requests that the model refuses
	 * @param latencyPerChunk time that a call takes
	 * @param latencyPerRequest time that each request of a call adds
	 */
	public record Model(@DefaultValue("42") long seed,
			@DefaultValue("0.02") @DecimalMin("0") @DecimalMax("1") double failureRate,
			@DefaultValue("20ms") Duration latencyPerChunk, @DefaultValue("200us") Duration latencyPerRequest) {

	}

	/**
	 * The tokenizer service.
	 *
	 * @param url where it listens; this process serves it itself when nothing is set
	 */
	public record Tokenizer(@Nullable URI url) {

	}

}
