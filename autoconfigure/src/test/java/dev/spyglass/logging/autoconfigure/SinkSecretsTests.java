/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.autoconfigure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that no secret leaves by any sink, in any format, with and without an XML of the
 * user's, and that nothing is printed beside the log.
 */
class SinkSecretsTests {

	private static final String XML = """
			<configuration>
				<include resource="dev/spyglass/logging/spyglass-include.xml"/>
				<root level="INFO">
					<appender-ref ref="SPYGLASS_CONSOLE"/>
					<appender-ref ref="SPYGLASS_FILE"/>
				</root>
			</configuration>
			""";

	@TempDir
	Path folder;

	@ParameterizedTest
	@CsvSource({ "json,", "console,", "json, logback-spring.xml", "console, logback-spring.xml", "json, logback.xml" })
	void noSecretLeaves(String format, String xml) throws IOException {
		Path file = this.folder.resolve("logs/app.log");
		ForkedJvm fork = ForkedJvm.of(SecretsForkApplication.class)
			.option("-Ddb.password=s3same-0pen-" + SecretsForkApplication.SECRET)
			.arguments("--spyglass.logging.format=" + format, "--logging.file.name=" + file);
		if (xml != null) {
			Files.writeString(this.folder.resolve(xml), XML);
			fork.with(this.folder);
		}
		ForkedJvm.Result result = fork.run();
		assertThat(result.out()).contains("the end", "[redacted]", "[unwritable ")
			.doesNotContain(SecretsForkApplication.SECRET, "s3same");
		assertThat(Files.readString(file)).contains("the end", "[redacted]", "[unwritable ")
			.doesNotContain(SecretsForkApplication.SECRET, "s3same");
		assertThat(result.err()).isEmpty();
	}

}
