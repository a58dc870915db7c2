/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.sample.batch.model;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import dev.spyglass.sample.batch.BatchServerProperties;
import org.junit.jupiter.api.Test;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class SimulatedModelTests {

	private static final List<Prompt> PROMPTS = IntStream.range(0, 10_000)
		.mapToObj((i) -> new Prompt("r" + i, "prompt " + i, 2))
		.toList();

	@Test
	void givesTheSameAnswersForTheSameSeed() {
		assertThat(model(1).infer("flaky", PROMPTS)).isEqualTo(model(1).infer("flaky", PROMPTS));
	}

	@Test
	void failsElsewhereWithAnotherSeed() {
		assertThat(model(1).infer("flaky", PROMPTS)).isNotEqualTo(model(2).infer("flaky", PROMPTS));
	}

	@Test
	void failsAsOftenAsItIsTold() {
		assertThat(model(1).infer("echo", PROMPTS).stream().filter((answer) -> answer.error() != null).count())
			.isBetween(100L, 300L);
	}

	@Test
	void isNotAvailableWhenBroken() {
		assertThatExceptionOfType(ModelUnavailableException.class).isThrownBy(() -> model(1).infer("broken", PROMPTS));
	}

	private static SimulatedModel model(long seed) {
		Map<String, Object> properties = Map.of("batch-server.model.seed", seed, "batch-server.model.latency-per-chunk",
				"0ms", "batch-server.model.latency-per-request", "0ms");
		return new SimulatedModel(new Binder(new MapConfigurationPropertySource(properties))
			.bindOrCreate("batch-server", BatchServerProperties.class));
	}

}
