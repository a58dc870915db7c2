/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.benchmarks;

import java.util.Map;
import java.util.concurrent.TimeUnit;

import dev.spyglass.metrics.internal.ErrorCounter;
import dev.spyglass.metrics.internal.HistogramFilter;
import dev.spyglass.metrics.internal.OwnMeters;
import dev.spyglass.metrics.internal.limit.CardinalityGuard;
import dev.spyglass.metrics.internal.limit.CardinalityLimits;
import io.micrometer.common.KeyValues;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.transport.ReceiverContext;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * What it costs to record one request: an observation with the tags of a server request,
 * recorded by plain Micrometer, and with Spyglass' histogram, guard and error counter.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class MeterBenchmark {

	private static final String REQUESTS = "http.server.requests";

	private static final KeyValues TAGS = KeyValues.of("method", "GET", "uri", "/v1/batches/{id}", "status", "200",
			"outcome", "SUCCESS", "exception", "none");

	private static final double[] BOUNDS = { 5e6, 1e7, 2.5e7, 5e7, 1e8, 2.5e8, 5e8, 1e9, 2.5e9, 5e9, 1e10 };

	/** Who records. */
	@Param({ "micrometer", "spyglass" })
	private String recorder = "";

	private final ObservationRegistry observations = ObservationRegistry.create();

	/** Sets up either side. */
	@Setup
	public void setUp() {
		MeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
		if (this.recorder.equals("spyglass")) {
			CardinalityGuard guard = new CardinalityGuard(new CardinalityLimits(100, Map.of(REQUESTS, 99), 10_000));
			OwnMeters.protect(meters);
			meters.config().meterFilter(new HistogramFilter(Map.of(REQUESTS, BOUNDS))).meterFilter(guard);
			guard.watch(meters);
		}
		this.observations.observationConfig().observationHandler(new DefaultMeterObservationHandler(meters));
		if (this.recorder.equals("spyglass")) {
			this.observations.observationConfig()
				.observationHandler(new ErrorCounter(() -> meters, () -> this.observations));
		}
	}

	/** Records one request. */
	@Benchmark
	public void request() {
		Observation observation = Observation
			.createNotStarted(REQUESTS, () -> new ReceiverContext<Object>((carrier, key) -> null), this.observations)
			.lowCardinalityKeyValues(TAGS)
			.start();
		observation.stop();
	}

	/**
	 * Runs this benchmark alone.
	 * @param args ignored
	 * @throws RunnerException if it fails
	 */
	public static void main(String[] args) throws RunnerException {
		new Runner(new OptionsBuilder().include(MeterBenchmark.class.getSimpleName())
			.addProfiler(GCProfiler.class)
			.build()).run();
	}

}
