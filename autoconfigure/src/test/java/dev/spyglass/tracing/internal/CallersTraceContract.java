/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.tracing.internal;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;

import dev.spyglass.testsupport.CapturedLines;
import dev.spyglass.testsupport.RunningApplication;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.reactive.TomcatReactiveWebServerAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What holds for the caller's trace, as the W3C's own test suite for trace context sends
 * it, and as B3, and for his baggage.
 *
 * @see <a href="https://github.com/w3c/trace-context/tree/main/test">The test suite</a>
 */
@TestInstance(Lifecycle.PER_CLASS)
abstract class CallersTraceContract {

	private static final String TRACE = "12345678901234567890123456789012";

	private static final String PARENT = "00-" + TRACE + "-1234567890123456-00";

	private final WebApplicationType type;

	private RunningApplication application;

	CallersTraceContract(WebApplicationType type) {
		this.type = type;
	}

	@BeforeAll
	void start() {
		this.application = RunningApplication.start(this.type, Application.class);
	}

	@AfterAll
	void stop() {
		this.application.close();
	}

	@ParameterizedTest
	@CsvSource(quoteCharacter = '`', ignoreLeadingAndTrailingWhitespace = false,
			value = { "traceparent,00-12345678901234567890123456789012-1234567890123456-01",
					"TraceParent,00-12345678901234567890123456789012-1234567890123456-01",
					"TrAcEpArEnT,00-12345678901234567890123456789012-1234567890123456-01",
					"TRACEPARENT,00-12345678901234567890123456789012-1234567890123456-01",
					"traceparent,cc-12345678901234567890123456789012-1234567890123456-01",
					"traceparent,cc-12345678901234567890123456789012-1234567890123456-01-what-the-future-will-be-like",
					"traceparent, 00-12345678901234567890123456789012-1234567890123456-01",
					"traceparent,\t00-12345678901234567890123456789012-1234567890123456-01",
					"traceparent,00-12345678901234567890123456789012-1234567890123456-01 ",
					"traceparent,\t 00-12345678901234567890123456789012-1234567890123456-01 \t" })
	void continuesAValidTrace(String header, String value) {
		assertThat(traceOf(header, value)).isEqualTo(TRACE);
	}

	@ParameterizedTest
	@CsvSource({ "trace-parent,00-12345678901234567890123456789012-1234567890123456-01",
			"trace.parent,00-12345678901234567890123456789012-1234567890123456-01",
			"traceparent,00-12345678901234567890123456789012-1234567890123456-01.",
			"traceparent,00-12345678901234567890123456789012-1234567890123456-01-what-the-future-will-be-like",
			"traceparent,cc-12345678901234567890123456789012-1234567890123456-01.what-the-future-will-be-like",
			"traceparent,ff-12345678901234567890123456789012-1234567890123456-01",
			"traceparent,.0-12345678901234567890123456789012-1234567890123456-01",
			"traceparent,0.-12345678901234567890123456789012-1234567890123456-01",
			"traceparent,000-12345678901234567890123456789012-1234567890123456-01",
			"traceparent,0000-12345678901234567890123456789012-1234567890123456-01",
			"traceparent,0-12345678901234567890123456789012-1234567890123456-01",
			"traceparent,00-00000000000000000000000000000000-1234567890123456-01",
			"traceparent,00-.2345678901234567890123456789012-1234567890123456-01",
			"traceparent,00-1234567890123456789012345678901.-1234567890123456-01",
			"traceparent,00-123456789012345678901234567890123-1234567890123456-01",
			"traceparent,00-1234567890123456789012345678901-1234567890123456-01",
			"traceparent,00-12345678901234567890123456789012-0000000000000000-01",
			"traceparent,00-12345678901234567890123456789012-.234567890123456-01",
			"traceparent,00-12345678901234567890123456789012-123456789012345.-01",
			"traceparent,00-12345678901234567890123456789012-12345678901234567-01",
			"traceparent,00-12345678901234567890123456789012-123456789012345-01",
			"traceparent,00-12345678901234567890123456789012-1234567890123456-.0",
			"traceparent,00-12345678901234567890123456789012-1234567890123456-0.",
			"traceparent,00-12345678901234567890123456789012-1234567890123456-001",
			"traceparent,00-12345678901234567890123456789012-1234567890123456-1", "traceparent,''",
			"tracestate,'foo=1,bar=2'" })
	void startsATraceOfItsOwnInsteadOfAMalformedOne(String header, String value) {
		assertThat(traceOf(header, value)).matches("[0-9a-f]{32}")
			.isNotEqualTo(TRACE)
			.isNotEqualTo("0".repeat(32))
			.doesNotContain("2345678901234567890123456789");
	}

	@ParameterizedTest
	@CsvSource({ "12345678901234567890123456789011,12345678901234567890123456789012",
			"12345678901234567890123456789012,12345678901234567890123456789012" })
	void believesNoneOfTwoParents(String first, String second) {
		assertThat(traceOf("traceparent", "00-" + first + "-1234567890123456-01", "traceparent",
				"00-" + second + "-1234567890123456-01"))
			.isNotIn(first, second);
	}

	@ParameterizedTest
	@MethodSource
	void takesTheStateAlong(String expected, List<String> states) {
		assertThat(stateOf(states)).isEqualTo(expected);
	}

	static Object[][] takesTheStateAlong() {
		return new Object[][] { { "foo=1,bar=2", List.of("foo=1,bar=2") },
				{ "foo=1,bar=2,rojo=1,congo=2,baz=3", List.of("foo=1,bar=2", "rojo=1,congo=2", "baz=3") },
				{ "foo=1", List.of("", "foo=1") }, { "foo=1", List.of("foo=1", "") }, { "", List.of("") },
				{ "foo=1,bar=2,baz=3", List.of("foo=1 \t , \t bar=2, \t baz=3") }, { "foo=1", List.of(" foo=1\t") },
				{ members(32), List.of(members(32)) } };
	}

	@ParameterizedTest
	@MethodSource
	void ignoresAStateThatIsMalformed(String state) {
		assertThat(stateOf(List.of(state))).isEmpty();
	}

	static List<String> ignoresAStateThatIsMalformed() {
		return List.of("foo =1", "FOO=1", "foo@=1,bar=2", "@foo=1,bar=2", "foo@@bar=1,bar=2", "foo@bar@baz=1,bar=2",
				members(33), "a".repeat(257) + "=1", "foo=" + "b".repeat(257));
	}

	@ParameterizedTest
	@CsvSource({ "b3,12345678901234567890123456789012-1234567890123456-1",
			"b3,12345678901234567890123456789012-1234567890123456-0-1234567890123457" })
	void continuesAB3Trace(String header, String value) {
		assertThat(traceOf(header, value)).isEqualTo(TRACE);
	}

	@ParameterizedTest
	@CsvSource({ "12345678901234567890123456789012,1234567890123456,true", "nonsense,1234567890123456,false",
			"12345678901234567890123456789012,nonsense,false" })
	void continuesAB3TraceInSeveralHeaders(String trace, String span, boolean continued) {
		assertThat(traceOf("X-B3-TraceId", trace, "X-B3-SpanId", span, "X-B3-Sampled", "1").equals(TRACE))
			.isEqualTo(continued);
	}

	@ParameterizedTest
	@CsvSource({ "b3,nonsense", "b3,''", "b3,0" })
	void startsATraceOfItsOwnInsteadOfMalformedB3(String header, String value) {
		assertThat(traceOf(header, value)).matches("[0-9a-f]{32}");
	}

	@Test
	void readsNoBaggage() {
		try (CapturedLines lines = new CapturedLines()) {
			this.application.get("/trace", "baggage", "tenant=acme", "tenant", "acme");
			assertThat(lines.containing("traced"))
				.allSatisfy((line) -> assertThat(line.getMDCPropertyMap()).doesNotContainKeys("tenant"));
		}
	}

	private String traceOf(String... headers) {
		return ask(headers)[0];
	}

	private String stateOf(List<String> states) {
		List<String> headers = new ArrayList<>(List.of("traceparent", PARENT));
		states.forEach((state) -> headers.addAll(List.of("tracestate", state)));
		return ask(headers.toArray(String[]::new))[1];
	}

	private String[] ask(String... headers) {
		HttpResponse<String> response = this.application.get("/trace", headers);
		assertThat(response.statusCode()).isEqualTo(200);
		return response.body().split(";", -1);
	}

	private static String members(int count) {
		StringBuilder members = new StringBuilder("bar01=1");
		for (int member = 2; member <= count; member++) {
			members.append(",bar%02d=1".formatted(member));
		}
		return members.toString();
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration(exclude = TomcatReactiveWebServerAutoConfiguration.class)
	@Import(Endpoint.class)
	static class Application {

	}

	@RestController
	static class Endpoint {

		@GetMapping("/trace")
		String trace() {
			LoggerFactory.getLogger(Endpoint.class).info("traced");
			SpanContext context = Span.current().getSpanContext();
			List<String> state = new ArrayList<>();
			context.getTraceState().forEach((key, value) -> state.add(key + "=" + value));
			return context.getTraceId() + ";" + String.join(",", state);
		}

	}

}
