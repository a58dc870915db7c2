/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.autoconfigure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import org.springframework.boot.SpringApplicationAotProcessor;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An application that was processed ahead of time, without any property, and then runs
 * with some: nothing about the log may have been decided before.
 */
class AotProcessingIT {

	@TempDir
	static Path folder;

	private static Path classes;

	@BeforeAll
	static void process() throws IOException {
		Path sources = folder.resolve("sources");
		classes = Files.createDirectory(folder.resolve("classes"));
		ForkedJvm.Result result = ForkedJvm.of(SpringApplicationAotProcessor.class)
			.arguments(LoggingForkApplication.class.getName(), sources.toString(), classes.toString(),
					classes.toString(), "dev.spyglass", "aot")
			.run();
		assertThat(result.exitCode()).as(result.out() + result.err()).isZero();
		List<String> arguments = new ArrayList<>(List.of("-proc:none", "-nowarn", "-d", classes.toString(), "-cp",
				System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))));
		try (Stream<Path> files = Files.walk(sources)) {
			files.map(Path::toString).filter((file) -> file.endsWith(".java")).forEach(arguments::add);
		}
		assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new)))
			.isZero();
	}

	@Test
	void writesJsonFromTheFirstLineToTheLast() {
		ForkedJvm.Result result = aot().run();
		assertThat(result.messages()).contains("static initialiser", "running well", "closing")
			.anyMatch((message) -> message.startsWith("Starting AOT-processed"));
		assertThat(result.err()).isEmpty();
	}

	@Test
	void readsSchemaFileAndLevelsWhenItStarts() throws IOException {
		Path file = folder.resolve("app.log");
		ForkedJvm.Result result = aot()
			.arguments("--spyglass.logging.schema=ecs", "--logging.file.name=" + file,
					"--logging.level.dev.spyglass=DEBUG", "--spyglass.service.name=orders")
			.run();
		JsonNode line = line(result, "running well");
		assertThat(line.path("log.level").asString()).isEqualTo("INFO");
		assertThat(line.path("service.name").asString()).isEqualTo("orders");
		assertThat(line.path("answer").asInt()).isEqualTo(42);
		assertThat(line(result, "hidden").path("log.level").asString()).isEqualTo("DEBUG");
		assertThat(Files.readString(file)).contains("\"log.level\"", "running well", "closing");
	}

	@Test
	void readsTheFormatWhenItStarts() {
		ForkedJvm.Result result = aot().option("-Dspyglass.logging.format=console").run();
		assertThat(result.out()).contains(": running well").doesNotContain("\"message\"");
	}

	@Test
	void hidesTheSecretsOfTheEnvironmentThatItRunsIn() {
		ForkedJvm.Result result = aot()
			.arguments("--mail.password=only-known-at-run-time", "--spyglass.service.name=only-known-at-run-time")
			.run();
		assertThat(result.out()).doesNotContain("only-known-at-run-time");
	}

	private static ForkedJvm aot() {
		return ForkedJvm.of(LoggingForkApplication.class).with(classes).option("-Dspring.aot.enabled=true");
	}

	private static JsonNode line(ForkedJvm.Result result, String message) {
		return result.json()
			.stream()
			.filter((line) -> line.path("message").asString().equals(message))
			.findFirst()
			.orElseThrow();
	}

}
