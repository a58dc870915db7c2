/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.benchmarks;

import java.io.IOException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Runs {@link EncoderBenchmark} for all peers, then {@link WholePath}, and prints tables
 * in Markdown, with ratios to the plain pattern layout and to stock LLE.
 * {@code -Dspyglass.benchmarks.seconds=1} shortens an iteration,
 * {@code -Dspyglass.benchmarks.forks=1} a run.
 */
public final class EncoderTable {

	private EncoderTable() {
	}

	/**
	 * Runs it.
	 * @param args none
	 * @throws RunnerException if a benchmark fails
	 * @throws IOException if there is no temporary folder
	 */
	public static void main(String[] args) throws RunnerException, IOException {
		int forks = Integer.getInteger("spyglass.benchmarks.forks", 2);
		TimeValue time = TimeValue.seconds(Integer.getInteger("spyglass.benchmarks.seconds", 2));
		Options options = new OptionsBuilder().include(EncoderBenchmark.class.getName())
			.addProfiler(GCProfiler.class)
			.addProfiler(CpuProfiler.class)
			.warmupIterations(3)
			.warmupTime(time)
			.measurementIterations(3)
			.measurementTime(time)
			.forks(forks)
			.jvmArgsAppend("-Xms1g", "-Xmx1g")
			.build();
		print(new Runner(options).run());
		System.out.printf("%nWhole path, typical event%n%n");
		WholePath.main(args);
	}

	private static void print(Collection<RunResult> results) {
		System.out.printf("%n%s, %d processors, JDK %s, %s%n", System.getProperty("os.arch"),
				Runtime.getRuntime().availableProcessors(), System.getProperty("java.runtime.version"),
				LocalDate.now());
		for (EventKind event : EventKind.values()) {
			Map<Peer, RunResult> rows = new EnumMap<>(Peer.class);
			for (RunResult result : results) {
				if (result.getParams().getParam("event").equals(event.name())) {
					rows.put(Peer.valueOf(result.getParams().getParam("peer")), result);
				}
			}
			print(event, rows);
		}
	}

	private static void print(EventKind event, Map<Peer, RunResult> rows) {
		System.out.printf("%n%s event%n%n", event.name().toLowerCase(Locale.ROOT));
		System.out.println("| encoder | CPU ns | × pattern | × LLE | clock ns | bytes allocated | × pattern | × LLE |");
		System.out.println("|---|---:|---:|---:|---:|---:|---:|---:|");
		RunResult pattern = rows.get(Peer.PATTERN);
		RunResult lle = rows.get(Peer.LLE);
		rows.forEach((peer, row) -> System.out.printf(Locale.ROOT,
				"| %s | %.0f | %.2f | %.2f | %.0f | %.0f | %.2f | %.2f |%n", peer.title(), cpu(row),
				cpu(row) / cpu(pattern), cpu(row) / cpu(lle), row.getPrimaryResult().getScore(), bytes(row),
				bytes(row) / bytes(pattern), bytes(row) / bytes(lle)));
	}

	private static double cpu(RunResult row) {
		return secondary(row, CpuProfiler.METRIC);
	}

	private static double bytes(RunResult row) {
		return secondary(row, "gc.alloc.rate.norm");
	}

	private static double secondary(RunResult row, String name) {
		for (Map.Entry<String, Result> entry : row.getSecondaryResults().entrySet()) {
			if (entry.getKey().endsWith(name)) {
				return entry.getValue().getScore();
			}
		}
		return Double.NaN;
	}

}
