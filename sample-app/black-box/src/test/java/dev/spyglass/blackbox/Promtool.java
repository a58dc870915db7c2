/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.blackbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Assumptions;

/**
 * Prometheus' own linter, where it is installed ({@code .ci/run} installs it).
 */
final class Promtool {

	private static final Path PROGRAM = Path.of("/usr/bin/promtool");

	/**
	 * Names of Micrometer's own, which stay as they are, since dashboards everywhere know
	 * them. An application that switches them off has no complaint left.
	 */
	private static final Pattern MICROMETERS_NAMES = Pattern
		.compile("^(jvm_compilation_time_ms_total|process_cpu_time_ns_total|system_cpu_count) .*$");

	private Promtool() {
	}

	/**
	 * Returns what {@code promtool check metrics} complains about, Micrometer's own names
	 * excepted, empty if nothing.
	 */
	static List<String> check(String scrape) {
		return checkAll(scrape).stream().filter((line) -> !MICROMETERS_NAMES.matcher(line).matches()).toList();
	}

	/** Returns all that {@code promtool check metrics} prints, empty if nothing. */
	static List<String> checkAll(String scrape) {
		Assumptions.assumeTrue(Files.isExecutable(PROGRAM),
				"Skipped: promtool is not installed (Debian package prometheus)");
		try {
			Process process = new ProcessBuilder(PROGRAM.toString(), "check", "metrics").redirectErrorStream(true)
				.start();
			process.getOutputStream().write(scrape.getBytes(StandardCharsets.UTF_8));
			process.getOutputStream().close();
			String complaints = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
			return complaints.lines().toList();
		}
		catch (IOException ex) {
			throw new IllegalStateException("promtool could not be run", ex);
		}
	}

}
