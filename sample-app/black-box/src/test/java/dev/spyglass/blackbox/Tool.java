/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.blackbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Assumptions;

/**
 * A program that a test needs, and that not every machine has.
 */
enum Tool {

	/** Prometheus' checks. */
	PROMTOOL("promtool", "Debian package prometheus"),

	/** Prometheus itself. */
	PROMETHEUS("prometheus", "Debian package prometheus"),

	/** Alertmanager's checks. */
	AMTOOL("amtool", "Debian package prometheus-alertmanager"),

	/** Alertmanager itself. */
	ALERTMANAGER("prometheus-alertmanager", "Debian package prometheus-alertmanager"),

	/** Runs what makes the dashboards. */
	NODE("node", "Node 18 or newer"),

	/** Installs what that needs. */
	NPM("npm", "Node 18 or newer"),

	/** Builds backends and checkers from their modules. */
	GO("go", "Go 1.26 or newer"),

	/** Runs a program with variables of its own. */
	ENV("env", "coreutils");

	private final String program;

	private final String source;

	Tool(String program, String source) {
		this.program = program;
		this.source = source;
	}

	/** Returns its path, or skips the test and says why. */
	Path require() {
		for (String folder : System.getenv("PATH").split(":")) {
			Path path = Path.of(folder, this.program);
			if (Files.isExecutable(path)) {
				return path;
			}
		}
		Assumptions.abort("Skipped because " + this.program + " is not installed (" + this.source + ")");
		throw new IllegalStateException();
	}

	/** Runs it to its end. */
	Result run(Path folder, String input, String... arguments) {
		List<String> command = new ArrayList<>(List.of(require().toString()));
		command.addAll(List.of(arguments));
		try {
			Process process = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
			process.getOutputStream().write(input.getBytes(StandardCharsets.UTF_8));
			process.getOutputStream().close();
			String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
			return new Result(process.waitFor(), output);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	record Result(int exit, String output) {

	}

}
