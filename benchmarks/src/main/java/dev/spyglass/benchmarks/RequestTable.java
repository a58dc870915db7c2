/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.benchmarks;

import java.util.Collection;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Runs {@link RequestBenchmark} for all peers and prints a table in Markdown, less what
 * the stub itself costs. {@code -Dspyglass.benchmarks.seconds=1} shortens an iteration,
 * {@code -Dspyglass.benchmarks.forks=1} a run.
 */
public final class RequestTable {

	private RequestTable() {
	}

	/**
	 * Runs it.
	 * @param args none
	 * @throws RunnerException if a benchmark fails
	 */
	public static void main(String[] args) throws RunnerException {
		TimeValue time = TimeValue.seconds(Integer.getInteger("spyglass.benchmarks.seconds", 2));
		Collection<RunResult> results = new Runner(new OptionsBuilder().include(RequestBenchmark.class.getName())
			.addProfiler(GCProfiler.class)
			.addProfiler(CpuProfiler.class)
			.warmupIterations(3)
			.warmupTime(time)
			.measurementIterations(5)
			.measurementTime(time)
			.forks(Integer.getInteger("spyglass.benchmarks.forks", 2))
			.jvmArgsAppend("-Xms1g", "-Xmx1g")
			.build()).run();
		Map<RequestPeer, RunResult> rows = new EnumMap<>(RequestPeer.class);
		results.forEach((row) -> rows.put(RequestPeer.valueOf(row.getParams().getParam("peer")), row));
		RunResult nobody = rows.remove(RequestPeer.NOBODY);
		System.out.printf("%n| filter | lines | CPU ns | clock ns | bytes allocated |%n|---|---:|---:|---:|---:|%n");
		rows.forEach((peer, row) -> System.out.printf(Locale.ROOT, "| %s | %d | %.0f | %.0f | %.0f |%n", peer,
				peer.lines(), secondary(row, CpuProfiler.METRIC) - secondary(nobody, CpuProfiler.METRIC),
				row.getPrimaryResult().getScore() - nobody.getPrimaryResult().getScore(),
				secondary(row, "gc.alloc.rate.norm") - secondary(nobody, "gc.alloc.rate.norm")));
	}

	private static double secondary(RunResult row, String name) {
		return row.getSecondaryResults()
			.entrySet()
			.stream()
			.filter((entry) -> entry.getKey().endsWith(name))
			.mapToDouble((entry) -> entry.getValue().getScore())
			.findFirst()
			.orElse(Double.NaN);
	}

}
