/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Compares the start-up of packaged applications: starts each of them in turn, round-robin, and prints the medians of
 * the JVM's running time at which Boot says "Started". The first jar is the baseline.
 *
 * <pre>java benchmarks/startup/Startup.java 10 baseline.jar other.jar …</pre>
 */
public class Startup {

	private static final Pattern STARTED = Pattern.compile("process running for (\\d+(\\.\\d+)?)\\)");

	public static void main(String[] args) throws Exception {
		int rounds = Integer.parseInt(args[0]);
		Map<String, List<Double>> seconds = new LinkedHashMap<>();
		for (int round = -1; round < rounds; round++) { // The first round warms the page cache and is not counted.
			for (String jar : Arrays.asList(args).subList(1, args.length)) {
				double started = start(jar);
				if (round >= 0) {
					seconds.computeIfAbsent(jar, (key) -> new ArrayList<>()).add(started);
				}
			}
		}
		double baseline = median(seconds.get(args[1]));
		System.out.printf("JDK %s, %d processors, %d starts each%n", Runtime.version(),
				Runtime.getRuntime().availableProcessors(), rounds);
		seconds.forEach((jar, values) -> System.out.printf(Locale.ROOT, "%-70s median %.3f s, min %.3f, max %.3f, ratio %.3f%n",
				jar, median(values), values.stream().min(Double::compare).get(), values.stream().max(Double::compare).get(),
				median(values) / baseline));
	}

	private static double start(String jar) throws IOException, InterruptedException {
		Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar",
				jar, "--server.port=0", "--server.address=127.0.0.1")
			.redirectErrorStream(true)
			.start();
		try (BufferedReader lines = new BufferedReader(new InputStreamReader(process.getInputStream()))) {
			String line;
			while ((line = lines.readLine()) != null) {
				Matcher matcher = STARTED.matcher(line);
				if (matcher.find()) {
					return Double.parseDouble(matcher.group(1));
				}
			}
			throw new IllegalStateException(jar + " did not start");
		}
		finally {
			process.destroyForcibly().waitFor();
		}
	}

	private static double median(List<Double> values) {
		double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
		int middle = sorted.length / 2;
		return (sorted.length % 2 == 1) ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
	}

}
