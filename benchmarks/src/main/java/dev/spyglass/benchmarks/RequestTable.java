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
 * the stub itself costs, and whether the aim is met.
 * {@code -Dspyglass.benchmarks.seconds=1} shortens an iteration,
 * {@code -Dspyglass.benchmarks.forks=1} a run.
 */
public final class RequestTable {

	private static final String ALLOCATED = "gc.alloc.rate.norm";

	private static final int AIM_NANOS = 2_000;

	private static final int AIM_BYTES = 2_048;

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
		RunResult ours = rows.get(RequestPeer.SPYGLASS);
		double cpu = added(ours, nobody, CpuProfiler.METRIC);
		double bytes = added(ours, nobody, ALLOCATED);
		System.out.printf("%n| filter | lines | CPU ns | × Spyglass | clock ns | bytes allocated | × Spyglass |%n"
				+ "|---|---:|---:|---:|---:|---:|---:|%n");
		rows.forEach((peer, row) -> System.out.printf(Locale.ROOT, "| %s | %d | %.0f | %.1f | %.0f | %.0f | %.1f |%n",
				peer, peer.lines(), added(row, nobody, CpuProfiler.METRIC),
				added(row, nobody, CpuProfiler.METRIC) / cpu,
				row.getPrimaryResult().getScore() - nobody.getPrimaryResult().getScore(), added(row, nobody, ALLOCATED),
				added(row, nobody, ALLOCATED) / bytes));
		boolean half = rows.values()
			.stream()
			.filter((row) -> row != ours)
			.allMatch((row) -> cpu <= added(row, nobody, CpuProfiler.METRIC) / 2);
		System.out.printf("%nAim, at most %,d ns, %,d bytes and half of each peer's time: %s%n", AIM_NANOS, AIM_BYTES,
				(cpu <= AIM_NANOS && bytes <= AIM_BYTES && half) ? "met" : "NOT met");
	}

	private static double added(RunResult row, RunResult nobody, String metric) {
		return secondary(row, metric) - secondary(nobody, metric);
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
