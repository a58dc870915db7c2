/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

import org.springframework.util.FileSystemUtils;

/**
 * Logs the typical event 100,000 times a second for 30 seconds in a server that answers
 * requests meanwhile, once with the console redirected to a file and once to the rotating
 * file, and looks each line up afterwards: how many are missing or there twice, and how
 * long callers took. {@code load.rate}, {@code load.seconds} and {@code load.requests} (a
 * second) are system properties.
 */
public final class LineLoad {

	private static final Pattern LINE = Pattern.compile("\"worker\":(\\d+),\"sequence\":(\\d+)");

	private static final int REQUESTS = Integer.getInteger("load.requests", 200);

	private static final List<String> CONSOLE = List.of();

	private final Path folder;

	private long doubled;

	private final List<BitSet> seen = new ArrayList<>();

	private LineLoad(Path folder) {
		this.folder = folder;
	}

	/**
	 * Runs it.
	 * @param args unused
	 * @throws Exception if it fails
	 */
	public static void main(String[] args) throws Exception {
		System.out.println(
				"| output | lines a second | logged | missing | twice | dropped, counted | of these while it warmed up | failed "
						+ "| p50 µs | p99 µs | p99.9 µs | p99.99 µs | longest µs | requests | p99 µs |");
		System.out.println("|---|" + "---:|".repeat(14));
		run("console, redirected to a file", CONSOLE);
		run("rotating file, 100 MB each, compressed", file("100MB"));
		run("rotating file, 10 MB each, compressed", file("10MB"));
	}

	private static List<String> file(String size) {
		return List.of("--logging.console.enabled=false", "--logging.file.name=app.log",
				"--spyglass.logging.file.keep=0", "--logging.logback.rollingpolicy.total-size-cap=20GB",
				"--logging.logback.rollingpolicy.max-file-size=" + size);
	}

	private static void run(String title, List<String> arguments) throws Exception {
		Path folder = Files.createTempDirectory("line-load");
		try {
			new LineLoad(folder).measure(title, arguments);
		}
		finally {
			FileSystemUtils.deleteRecursively(folder);
		}
	}

	private void measure(String title, List<String> arguments) throws Exception {
		Process process = start(arguments);
		try {
			int port = Integer.parseInt(await(process, "port").getProperty("port"));
			SteadyRequests requests = new SteadyRequests(port, REQUESTS);
			requests.start();
			Properties report = await(process, "report");
			requests.end();
			Files.createFile(this.folder.resolve("close"));
			process.waitFor(60, TimeUnit.SECONDS);
			count();
			print(title, report, requests);
		}
		finally {
			process.destroyForcibly().waitFor();
		}
	}

	private Process start(List<String> arguments) throws IOException {
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx512m"));
		System.getProperties()
			.stringPropertyNames()
			.stream()
			.filter((name) -> name.startsWith("load."))
			.forEach((name) -> command.add("-D" + name + "=" + System.getProperty(name)));
		command.addAll(List.of("-cp", System.getProperty("java.class.path"), LineLoadApplication.class.getName(),
				this.folder.toString(), "--server.port=0", "--server.address=127.0.0.1",
				"--spyglass.logging.format=json"));
		command.addAll(arguments);
		return new ProcessBuilder(command).directory(this.folder.toFile())
			.redirectOutput(this.folder.resolve("console.log").toFile())
			.redirectError(this.folder.resolve("stderr").toFile())
			.start();
	}

	private Properties await(Process process, String name) throws IOException, InterruptedException {
		Path file = this.folder.resolve(name);
		while (!Files.exists(file)) {
			if (!process.isAlive()) {
				throw new IllegalStateException("It ended: " + Files.readString(this.folder.resolve("console.log"))
						+ Files.readString(this.folder.resolve("stderr")));
			}
			TimeUnit.MILLISECONDS.sleep(100);
		}
		Properties properties = new Properties();
		try (Reader reader = Files.newBufferedReader(file)) {
			properties.load(reader);
		}
		return properties;
	}

	private void count() throws IOException {
		List<Path> files;
		try (Stream<Path> all = Files.list(this.folder)) {
			files = all.filter((file) -> file.getFileName().toString().contains(".log")).toList();
		}
		for (Path file : files) {
			try (InputStream in = Files.newInputStream(file);
					InputStream content = file.toString().endsWith(".gz") ? new GZIPInputStream(in, 1 << 16) : in;
					BufferedReader lines = new BufferedReader(new InputStreamReader(content, StandardCharsets.UTF_8))) {
				lines.lines().map(LINE::matcher).filter(Matcher::find).forEach(this::see);
			}
		}
	}

	private void see(Matcher line) {
		int worker = Integer.parseInt(line.group(1));
		int sequence = Integer.parseInt(line.group(2));
		while (this.seen.size() <= worker) {
			this.seen.add(new BitSet());
		}
		this.doubled += this.seen.get(worker).get(sequence) ? 1 : 0;
		this.seen.get(worker).set(sequence);
	}

	private void print(String title, Properties report, SteadyRequests requests) throws IOException {
		long accepted = number(report, "accepted");
		long found = this.seen.stream().mapToLong(BitSet::cardinality).sum();
		System.out.printf(Locale.ROOT, "| %s | %d | %d | %d | %d | %d | %d | %d |", title, number(report, "rate"),
				accepted, accepted - found, this.doubled, number(report, "dropped"), number(report, "early"),
				number(report, "failed"));
		for (String name : List.of("p0.5", "p0.99", "p0.999", "p0.9999", "max")) {
			System.out.printf(Locale.ROOT, " %.1f |", number(report, name) / 1e3);
		}
		System.out.printf(Locale.ROOT, " %d | %.0f |%n", requests.answered(), requests.quantile(0.99) / 1e3);
		System.err.print(Files.readString(this.folder.resolve("stderr")));
	}

	private static long number(Properties report, String name) {
		return Long.parseLong(report.getProperty(name));
	}

}
