/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.autoconfigure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import dev.spyglass.testsupport.OtlpReceiver;
import dev.spyglass.testsupport.ReceivedLog;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of {@link LoggerContextState}, from outside: Logback is configured again while
 * threads log.
 */
class ReloadTests {

	@TempDir
	Path folder;

	@ParameterizedTest
	@CsvSource({ "reset,", "automatic,", "initialize,", "second,", "file, logback-spring.xml", "file, logback.xml",
			"automatic, logback.xml", "stop, logback-spring.xml", "initialize, logback-spring.xml",
			"initialize, logback.xml", "automatic, logback-spring.xml", "second, logback-spring.xml",
			"scan, logback-spring.xml", "scan, logback.xml" })
	void keepsEverythingWhenLogbackIsConfiguredAgain(String way, String xml) throws IOException {
		Path file = this.folder.resolve("logs/app.log");
		ForkedJvm fork = fork(way, xml).arguments("--logging.file.name=" + file, "--spring.application.name=orders",
				"--spyglass.logging.rename.message=text", "--some.password=known-to-be-0815",
				"--logging.level.quiet=warn", "--spring.main.banner-mode=off");
		ForkedJvm.Result result = fork.run();
		assertThat(result.exitCode()).as(result.err()).isZero();
		// Logback's own words about the time without appenders may stand there, too.
		assertThat(result.err().lines().filter((line) -> !line.contains("|-WARN in Logger")))
			.containsExactly("errors=1 backwards=false threads=2");
		assertComplete(result.out().lines().toList(), "logback.xml".equals(xml));
		assertComplete(Files.readAllLines(file), false);
	}

	@ParameterizedTest
	@CsvSource({ "reset,", "initialize,", "second,", "file, logback-spring.xml", "stop, logback-spring.xml",
			"initialize, logback-spring.xml", "scan, logback-spring.xml" })
	void keepsTheConnectionToTheCollectorWhenLogbackIsConfiguredAgain(String way, String xml) throws IOException {
		try (OtlpReceiver receiver = new OtlpReceiver()) {
			ForkedJvm.Result result = fork(way, xml).option("-Dthreads=0")
				.arguments("--management.opentelemetry.logging.export.otlp.endpoint=" + receiver.logs(),
						"--spring.application.name=orders", "--some.password=known-to-be-0815")
				.run();
			assertThat(result.exitCode()).as(result.err()).isZero();
			ReceivedLog end = receiver.record("the end of password=[redacted], a [hidden], [redacted]");
			assertThat(end.resource()).containsEntry("service.name", "orders");
			assertThat(receiver.records()).filteredOn((line) -> line.body().startsWith("the end")).hasSize(1);
			assertThat(receiver.record("raised debug").severity()).isEqualTo("DEBUG");
		}
	}

	private ForkedJvm fork(String way, String xml) throws IOException {
		ForkedJvm fork = ForkedJvm.of(ReloadForkApplication.class).option("-Dreload=" + way);
		if (xml == null) {
			return fork;
		}
		Path configuration = Files.writeString(this.folder.resolve(xml), """
				<configuration scan="%s" scanPeriod="100 milliseconds">
					<include resource="dev/spyglass/logging/spyglass-include.xml"/>
					<logger name="quiet" level="DEBUG"/>
					<root level="INFO">
						<appender-ref ref="SPYGLASS_CONSOLE"/>
						<appender-ref ref="SPYGLASS_FILE"/>
					</root>
				</configuration>
				""".formatted(way.equals("scan")));
		return fork.with(this.folder).option("-Dxml=" + configuration);
	}

	private static void assertComplete(List<String> lines, boolean early) {
		assertThat(lines).allMatch((line) -> line.startsWith("{\"timestamp\":"))
			.noneMatch((line) -> line.contains("hunter2") || line.contains("cow") || line.contains("known-to-be"));
		List<JsonNode> json = lines.stream().map((line) -> JsonMapper.shared().readTree(line)).toList();
		if (!early) {
			assertThat(json).allMatch((line) -> line.path("service").asString().equals("orders"))
				.allMatch((line) -> line.has("text"));
		}
		assertThat(json.stream().map((line) -> line.path("text").asString()))
			.endsWith("an error", "raised debug", "the end of password=[redacted], a [hidden], [redacted]")
			.doesNotContain("not this");
	}

}
