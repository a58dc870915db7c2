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
 * Serves one request through a filter: identity, MDC and the line about its end, which is
 * not encoded.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@State(Scope.Thread)
public class RequestBenchmark {

	/** Whose filter it is. */
	@Param
	RequestPeer peer;

	private Supplier<Object> work = Object::new;

	/** Prepares the filter. */
	@Setup
	public void prepare() {
		this.work = this.peer.work();
	}

	/**
	 * Serves it.
	 * @return something that the JIT can't drop
	 */
	@Benchmark
	public Object serve() {
		return this.work.get();
	}

}
