/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.autoconfigure;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Runs a main class in a JVM of its own, for what can't be seen from inside a test's JVM:
 * the first line, the last line, the streams as they really are. The class path is the
 * test's without spring-boot-test (which would make the sinks synchronous) and without
 * what a test leaves out.
 */
public final class ForkedJvm {

	private static final Predicate<String> TEST_SUPPORT = (entry) -> entry.contains("spring-boot-test")
			|| entry.contains("surefire");

	private final Class<?> main;

	private final List<String> options = new ArrayList<>();

	private final List<String> arguments = new ArrayList<>();

	private final List<String> classpath;

	private ForkedJvm(Class<?> main) {
		this.main = main;
		String path = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
		this.classpath = Arrays.stream(path.split(File.pathSeparator))
			.filter(TEST_SUPPORT.negate())
			.collect(Collectors.toCollection(ArrayList::new));
	}

	public static ForkedJvm of(Class<?> main) {
		return new ForkedJvm(main);
	}

	public ForkedJvm option(String... options) {
		this.options.addAll(List.of(options));
		return this;
	}

	public ForkedJvm arguments(String... arguments) {
		this.arguments.addAll(List.of(arguments));
		return this;
	}

	public ForkedJvm without(String... artifacts) {
		this.classpath.removeIf((entry) -> Arrays.stream(artifacts).anyMatch(new File(entry).getName()::startsWith));
		return this;
	}

	public ForkedJvm with(Path entry) {
		this.classpath.add(0, entry.toString());
		return this;
	}

	public ProcessBuilder builder() {
		List<String> command = new ArrayList<>();
		command.add(ProcessHandle.current().info().command().orElse("java"));
		command.addAll(List.of("-XX:TieredStopAtLevel=1", "-Xshare:auto"));
		command.addAll(this.options);
		command.addAll(List.of("-cp", String.join(File.pathSeparator, this.classpath), this.main.getName()));
		command.addAll(this.arguments);
		ProcessBuilder builder = new ProcessBuilder(command);
		builder.environment().put("HOSTNAME", "fork");
		return builder;
	}

	public Result run() {
		try {
			Path out = Files.createTempFile("fork", ".out");
			Path err = Files.createTempFile("fork", ".err");
			Process process = builder().redirectOutput(out.toFile()).redirectError(err.toFile()).start();
			process.getOutputStream().close();
			if (!process.waitFor(60, TimeUnit.SECONDS)) {
				process.destroyForcibly();
				throw new IllegalStateException("Still running: " + Files.readString(out) + Files.readString(err));
			}
			Result result = new Result(process.exitValue(), Files.readString(out), Files.readString(err));
			Files.delete(out);
			Files.delete(err);
			return result;
		}
		catch (IOException | InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * What the JVM left behind.
	 *
	 * @param exitCode exit code
	 * @param out stdout
	 * @param err stderr
	 */
	public record Result(int exitCode, String out, String err) {

		public List<JsonNode> json() {
			return this.out.lines().map(Result::parse).toList();
		}

		public List<String> messages() {
			return json().stream().map((line) -> line.path("message").asString()).toList();
		}

		private static JsonNode parse(String line) {
			try {
				return JsonMapper.shared().readTree(line);
			}
			catch (RuntimeException ex) {
				throw new AssertionError("Not JSON: " + line, ex);
			}
		}

	}

}
