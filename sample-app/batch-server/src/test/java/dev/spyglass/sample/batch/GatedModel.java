/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.sample.batch;

import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import dev.spyglass.sample.batch.model.Answer;
import dev.spyglass.sample.batch.model.Model;
import dev.spyglass.sample.batch.model.Prompt;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/**
 * A model that answers a chunk only when a test lets it.
 */
public class GatedModel implements Model {

	private final Semaphore arrived = new Semaphore(0);

	private final Semaphore allowed = new Semaphore(0);

	@Override
	public Set<String> names() {
		return Set.of("echo");
	}

	@Override
	public List<Answer> infer(String name, List<Prompt> prompts) {
		this.arrived.release();
		this.allowed.acquireUninterruptibly();
		return prompts.stream().map((prompt) -> new Answer(prompt.text(), null)).toList();
	}

	/** Waits until a worker stands before the gate. */
	public void awaitArrival() throws InterruptedException {
		if (!this.arrived.tryAcquire(30, TimeUnit.SECONDS)) {
			throw new AssertionError("No worker came");
		}
	}

	/** Lets one chunk pass. */
	public void letOnePass() {
		this.allowed.release();
	}

	/** Leaves the gate open. */
	public void open() {
		this.allowed.release(1_000_000);
	}

	/** Closes the gate again. */
	public void close() {
		this.allowed.drainPermits();
		this.arrived.drainPermits();
	}

	@TestConfiguration(proxyBeanMethods = false)
	public static class Configuration {

		@Bean
		@Primary
		GatedModel gatedModel() {
			return new GatedModel();
		}

	}

}
