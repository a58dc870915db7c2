/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Runs {@link MeterBenchmark} for both recorders in turn, a fresh JVM each time, so that
 * what else the machine does meets both, and prints the medians and their ratio.
 * {@code -Dspyglass.benchmarks.rounds=3} shortens it.
 */
public final class MeterTable {

	private static final List<String> RECORDERS = List.of("micrometer", "spyglass");

	private final Map<String, List<double[]>> rows = new LinkedHashMap<>();

	private MeterTable() {
	}

	/**
	 * Runs it.
	 * @param args none
	 * @throws RunnerException if a benchmark fails
	 */
	public static void main(String[] args) throws RunnerException {
		MeterTable table = new MeterTable();
		for (int round = 0; round < Integer.getInteger("spyglass.benchmarks.rounds", 7); round++) {
			for (String recorder : RECORDERS) {
				table.run(recorder);
			}
		}
		table.print();
	}

	private void run(String recorder) throws RunnerException {
		RunResult result = new Runner(new OptionsBuilder().include(MeterBenchmark.class.getName())
			.param("recorder", recorder)
			.addProfiler(GCProfiler.class)
			.addProfiler(CpuProfiler.class)
			.warmupIterations(4)
			.warmupTime(TimeValue.seconds(1))
			.measurementIterations(5)
			.measurementTime(TimeValue.seconds(1))
			.forks(1)
			.jvmArgsAppend("-Xms512m", "-Xmx512m", "-XX:+UseSerialGC")
			.build()).runSingle();
		this.rows.computeIfAbsent(recorder, (key) -> new ArrayList<>())
			.add(new double[] { result.getPrimaryResult().getScore(), secondary(result, CpuProfiler.METRIC),
					secondary(result, "gc.alloc.rate.norm") });
	}

	private void print() {
		System.out.printf("%n| recorder | clock ns | CPU ns (least, most) | bytes |%n|---|---:|---:|---:|%n");
		this.rows.forEach((recorder, rounds) -> System.out.printf(Locale.ROOT,
				"| %s | %,.0f | %,.0f (%,.0f, %,.0f) | %,.0f |%n", recorder, at(rounds, 0, 0.5), at(rounds, 1, 0.5),
				at(rounds, 1, 0), at(rounds, 1, 1), at(rounds, 2, 0.5)));
		List<double[]> plain = this.rows.getOrDefault(RECORDERS.get(0), List.of());
		List<double[]> own = this.rows.getOrDefault(RECORDERS.get(1), List.of());
		System.out.printf(Locale.ROOT, "| ratio (at most 1.3; bytes 1) | %.2f | %.2f | %.2f |%n",
				at(own, 0, 0.5) / at(plain, 0, 0.5), at(own, 1, 0.5) / at(plain, 1, 0.5),
				at(own, 2, 0.5) / at(plain, 2, 0.5));
	}

	private static double at(List<double[]> rounds, int column, double share) {
		double[] sorted = rounds.stream().mapToDouble((row) -> row[column]).sorted().toArray();
		return sorted[(int) (share * (sorted.length - 1))];
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
