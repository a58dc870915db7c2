/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.benchmarks;

import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * Encodes one event.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@State(Scope.Thread)
public class EncoderBenchmark {

	/** What is encoded. */
	@Param
	EventKind event;

	/** Who encodes it. */
	@Param
	Peer peer;

	private Supplier<Object> work = Object::new;

	/** Prepares event and encoder. */
	@Setup
	public void prepare() {
		this.work = this.peer.work(this.event);
	}

	/**
	 * Encodes it.
	 * @return something that the JIT can't drop
	 */
	@Benchmark
	public Object encode() {
		return this.work.get();
	}

}
