/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dev.spyglass.testsupport.RunningApplication;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.ClassUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Sets each property to values that can't be right, and reads what a failed start says.
 */
@ExtendWith(OutputCaptureExtension.class)
class BadPropertyValuesTests {

	private static final Map<String, List<String>> BAD_VALUES = Map.of("java.time.Duration", List.of("2.5s", "-500ms"),
			"java.util.List<java.time.Duration>", List.of("1s,2sec", "2s,500ms"), "java.util.List<java.lang.Integer>",
			List.of("1,x", "5,5"), "org.springframework.util.unit.DataSize", List.of("1.5MB", "-1KB"),
			"java.lang.Boolean", List.of("maybe"), "java.lang.Integer", List.of("-1", "1.5"), "java.lang.Double",
			List.of("a tenth", "NaN"));

	@ParameterizedTest(name = "{0}={1}")
	@MethodSource("badValues")
	void areNamedWithTheirOriginAndARemedy(String property, String value, CapturedOutput output) {
		assertThat(report(output, property + "=" + value))
			.contains("'" + property, "'" + value + "'", "Origin: \\\"" + property + "\\\" from property source")
			.containsPattern("for example|must be one of: [a-z]|must be true or false|Use [a-z0-9']")
			.doesNotContain("PT", "No enum constant", "java.lang", "org.springframework.util");
	}

	static Stream<Arguments> badValues() {
		return new ConfigurationMetadata().properties().stream().flatMap((property) -> {
			String name = ConfigurationMetadata.name(property);
			return badValues(property).map((value) -> Arguments.of(name, value));
		});
	}

	private static Stream<String> badValues(JsonNode property) {
		String type = property.path("type").asString();
		String element = type.replaceAll("^java.util.(List|Set)<(.*)>$", "$2");
		if (element.startsWith("dev.spyglass.")) {
			assertThat(ClassUtils.resolveClassName(element, null).isEnum()).isTrue();
			return Stream.of("nonsense");
		}
		return BAD_VALUES.getOrDefault(type, List.of()).stream();
	}

	@ParameterizedTest(name = "{0}={1}")
	@CsvSource(delimiter = '|', textBlock = """
			spyglass.health.refresh-interval             | 5sec             | for example 500ms or 5s
			spyglass.health.refresh-interval             | 400d             | between 0 and 365d
			spyglass.health.queues.max-fill              | 0                | greater than 0.0
			spyglass.request.log.sampling                | -0.1             | between 0.0 and 1.0
			spyglass.metrics.histograms.tasks            | 0s,1s            | greater than 0
			spyglass.metrics.histograms.tasks            | 1s,90000d        | at most 365d
			spyglass.metrics.cardinality.max-series      | 99999999999      | whole number
			spyglass.metrics.enabled                     | yes              | true or false
			spyglass.metrics.enabled                     | ''               | true or false
			spyglass.health.liveness-path                | healthz          | for example
			spyglass.health.time-limit.exclude           | nobody           | The available contributors are:
			spyglass.logging.rename.thread               | ''               | 1 to 128 printable characters
			spyglass.logging.rename.nothing              | x                | Use one of
			spyglass.logging.omit                        | nothing          | Use one of
			spyglass.logging.fields.level                | x                | Choose another name
			spyglass.logging.async.capacity              | 0                | between 64 and 1048576
			spyglass.logging.limits.message              | 20               | between 256B and 100MB
			spyglass.logging.limits.message              | 0                | between 256B and 100MB
			spyglass.logging.limits.message              | 5GB              | between 256B and 100MB
			spyglass.logging.limits.message              | 60KB             | line to at least 96KB
			spyglass.logging.limits.line                 | 1KB              | line to at least 52KB
			spyglass.logging.limits.depth                | 0                | between 1 and 100
			spyglass.propagation.request-header          | X Y              | Use a name such as
			spyglass.propagation.correlation-header      | ''               | Use a name such as
			spyglass.redaction.patterns                  | (                | Use RE2 syntax
			spyglass.request.correlation-headers         | X Y              | Use a name such as
			spyglass.request.headers                     | ''               | Set at least one header name
			spyglass.request.fields.headers.Cookie       | cookie           | Use another header
			spyglass.request.fields.headers.X-Client     | a b              | for example
			spyglass.request.fields.tenant-header        | X Y              | Use a name such as
			spyglass.request.id.pattern                  | [a               | Correct it
			spyglass.request.id.prefix                   | a b              | The prefix must have
			spyglass.request.id.trusted-proxies          | 10.0.0.0/33      | Use for example
			spyglass.request.id.trusted-proxies          | localhost        | Use for example
			spyglass.request.log.slow                    | 0                | greater than 0
			spyglass.request.log.excluded-paths          | /{               | Use a pattern such as
			spyglass.tracing.excluded-paths              | /a/**/b/**       | Use a pattern such as
			spyglass.sentry.dsn                          | sentry.example   | A DSN has the form
			logging.logback.rollingpolicy.max-file-size  | -1B              | The default is
			logging.logback.rollingpolicy.total-size-cap | 1KB              | Raise the cap
			management.tracing.sampling.probability      | 2                | for example
			""")
	void areExplained(String property, String value, String explanation, CapturedOutput output) {
		assertThat(report(output, property + "=" + value))
			.contains("'" + property, "Origin: \\\"" + property, explanation)
			.doesNotContain("PT", "java.lang");
	}

	@ParameterizedTest
	@CsvSource({ "spyglass.request.log.slow, '${SLOW:5sec}', 5sec", "spyglass.request.log.slow, '${SLOW:-5s}', -5s" })
	void areShownAsTheyAreWrittenAndAsTheyAre(String property, String written, String value, CapturedOutput output) {
		assertThat(report(output, property + "=" + written)).contains("'" + written + "' (" + value + ")");
	}

	private static String report(CapturedOutput output, String property) {
		// Sentry's settings are read only with a DSN.
		String[] properties = property.startsWith("spyglass.sentry.sample")
				? new String[] { property, "spyglass.sentry.dsn=http://key@localhost:1/1" } : new String[] { property };
		assertThatExceptionOfType(Exception.class).as(property)
			.isThrownBy(
					() -> RunningApplication.start(WebApplicationType.SERVLET, Application.class, properties).close());
		String report = output.toString();
		assertThat(report).contains("APPLICATION FAILED TO START");
		return report.substring(report.indexOf("APPLICATION FAILED TO START"));
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

	}

}
