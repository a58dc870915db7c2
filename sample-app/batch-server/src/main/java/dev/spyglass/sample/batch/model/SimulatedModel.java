/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.sample.batch.model;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;

import dev.spyglass.sample.batch.BatchServerProperties;

import org.springframework.stereotype.Component;

/**
 * A model that takes time and sometimes fails. The same seed, model and prompt always
 * give the same answer.
 */
@Component
class SimulatedModel implements Model {

	private static final int SLOWNESS = 20;

	private static final double FLAKINESS = 0.5;

	private final BatchServerProperties.Model properties;

	private final Map<String, Behaviour> behaviours;

	SimulatedModel(BatchServerProperties properties) {
		this.properties = properties.model();
		this.behaviours = Map.of("echo", new Behaviour(1, this.properties.failureRate(), true), "slow",
				new Behaviour(SLOWNESS, this.properties.failureRate(), true), "flaky",
				new Behaviour(1, FLAKINESS, true), "broken", new Behaviour(1, 1, false));
	}

	@Override
	public Set<String> names() {
		return new TreeSet<>(this.behaviours.keySet());
	}

	@Override
	public List<Answer> infer(String name, List<Prompt> prompts) {
		Behaviour behaviour = this.behaviours.get(name);
		if (behaviour == null || !behaviour.available()) {
			throw new ModelUnavailableException("Model '" + name + "' is not available");
		}
		think(behaviour.slowness(), prompts.size());
		return prompts.stream().map((prompt) -> answer(name, behaviour, prompt)).toList();
	}

	private Answer answer(String name, Behaviour behaviour, Prompt prompt) {
		if (fails(name, behaviour, prompt)) {
			return new Answer(null, "The model returned no text");
		}
		return new Answer(new StringBuilder(prompt.text()).reverse().toString(), null);
	}

	private boolean fails(String name, Behaviour behaviour, Prompt prompt) {
		long what = 31L * (31L * name.hashCode() + prompt.id().hashCode()) + prompt.text().hashCode();
		return new SplittableRandom(this.properties.seed() ^ what).nextDouble() < behaviour.failureRate();
	}

	private void think(int slowness, int prompts) {
		Duration latency = this.properties.latencyPerChunk()
			.plus(this.properties.latencyPerRequest().multipliedBy(prompts))
			.multipliedBy(slowness);
		try {
			TimeUnit.NANOSECONDS.sleep(latency.toNanos());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new CancellationException("Interrupted while the model was thinking");
		}
	}

	private record Behaviour(int slowness, double failureRate, boolean available) {

	}

}
