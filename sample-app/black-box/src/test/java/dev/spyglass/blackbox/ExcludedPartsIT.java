/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.blackbox;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Each part of the starter can be excluded, with what it brought, and the rest still
 * starts.
 */
class ExcludedPartsIT {

	@TempDir
	static Path unpacked;

	@BeforeAll
	static void unpack() throws Exception {
		Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-Djarmode=tools", "-jar", "target/it/mvc/target/application.jar", "extract", "--launcher", "--force",
				"--destination", unpacked.toString())
			.inheritIO()
			.start();
		assertThat(process.waitFor()).isZero();
	}

	@ParameterizedTest(name = "without {0}")
	@CsvSource(delimiter = ';',
			textBlock = """
					Sentry;                  sentry.*;                                                              none
					the OTLP exporter;       opentelemetry-exporter.*|okhttp.*|okio.*|kotlin.*;                     none
					the tracing bridge;      micrometer-tracing-bridge-otel.*|opentelemetry-.*;                     trace correlation, because
					tracing altogether;      .*tracing.*|.*opentelemetry.*|okhttp.*|okio.*|kotlin.*;                trace correlation, because
					the Prometheus registry; micrometer-registry-prometheus.*|prometheus-.*;                        /actuator/prometheus, because
					the encoder;             logstash-logback-encoder.*;                                            JSON logging, because
					""")
	void theRestStarts(String part, String jars, String off) throws IOException {
		List<String> classPath = classPathWithout(jars);
		try (RunningApplication application = RunningApplication
			.launch(List.of("-cp", String.join(File.pathSeparator, classPath), "com.example.Application"))
			.awaitReady()) {
			assertThat(application.get("/hello", "X-Request-ID", "less-12345678").headers().firstValue("X-Request-ID"))
				.contains("less-12345678");
			assertThat(application.get("/healthz").statusCode()).isEqualTo(200);
			application.close(); // Now everything that it had to say is there.
			assertThat(application.errors()).isEmpty();
			assertThat(application.output()).noneMatch((line) -> line.contains("NoClassDefFoundError"));
			List<String> report = application.output().stream().filter((line) -> line.contains("Spyglass")).toList();
			if (off.equals("none")) {
				assertThat(report).isEmpty();
			}
			else {
				assertThat(report).singleElement().asString().contains(off);
			}
		}
	}

	private static List<String> classPathWithout(String jars) throws IOException {
		try (Stream<Path> files = Files.walk(unpacked)) {
			List<String> all = files.map(Path::toString).filter((file) -> file.endsWith(".jar")).toList();
			List<String> rest = all.stream()
				.filter((file) -> !Path.of(file).getFileName().toString().matches(jars))
				.collect(Collectors.toList());
			assertThat(rest).as("excluding " + jars).hasSizeLessThan(all.size());
			rest.add(unpacked.resolve("BOOT-INF/classes").toString());
			return rest;
		}
	}

}
