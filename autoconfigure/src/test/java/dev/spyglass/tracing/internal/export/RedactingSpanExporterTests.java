/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.tracing.internal.export;

import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

import dev.spyglass.redaction.RedactionRule;
import dev.spyglass.redaction.internal.Redaction;
import dev.spyglass.redaction.internal.RedactionCounts;
import dev.spyglass.redaction.internal.RedactionSettings;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link RedactingSpanExporter}.
 */
class RedactingSpanExporterTests {

	private final KeptSpans exported = new KeptSpans();

	private final RedactionCounts counts = new RedactionCounts();

	@Test
	void takesSecretsOutOfEveryPart() {
		SpanData span = export(List.of());
		assertThat(span.toString()).doesNotContain("hunter2");
		assertThat(span.getName()).isEqualTo("login password=[redacted]");
		assertThat(span.getStatus().getDescription()).isEqualTo("password=[redacted]");
		assertThat(span.getEvents()).singleElement()
			.satisfies((event) -> assertThat(event.getAttributes().get(AttributeKey.stringKey("exception.message")))
				.isEqualTo("token=[redacted]"));
		assertThat(this.counts.count("key")).isPositive();
	}

	@Test
	void keepsWhatIsNoSecret() {
		SpanData span = export(List.of());
		assertThat(span.getAttributes().get(AttributeKey.longKey("items"))).isEqualTo(42L);
		assertThat(span.getAttributes().get(AttributeKey.stringKey("http.url"))).isEqualTo("/orders");
		assertThat(span.getAttributes().get(AttributeKey.stringArrayKey("names"))).containsExactly("a", "b");
	}

	@Test
	void hidesWhatItCanNotExamine() {
		SpanData span = export(List.of(rule((text) -> {
			throw new IllegalStateException("broken");
		})));
		assertThat(span.getName()).isEqualTo("[redacted]");
		assertThat(span.getAttributes().get(AttributeKey.stringKey("http.url"))).isEqualTo("[redacted]");
		assertThat(span.getAttributes().get(AttributeKey.longKey("items"))).isEqualTo(42L);
	}

	@ParameterizedTest
	@MethodSource
	void hidesAndCountsWhateverARuleThrows(Error thrown) {
		SpanData span = export(List.of(failing(thrown)));
		assertThat(span.toString()).doesNotContain("hunter2");
		assertThat(span.getName()).isEqualTo("[redacted]");
		assertThat(span.getAttributes().get(AttributeKey.stringKey("http.url"))).isEqualTo("[redacted]");
		assertThat(this.counts.count("failed")).isPositive();
	}

	static List<Error> hidesAndCountsWhateverARuleThrows() {
		return List.of(new StackOverflowError(), new NoClassDefFoundError("a/B"), new AssertionError(),
				new Error("of its own"));
	}

	@Test
	void goesOnAfterARuleHasExhaustedTheStack() {
		Pattern recursive = Pattern.compile("(x|y)*z");
		RedactionRule rule = rule((text) -> recursive.matcher(text).replaceAll("[redacted]"));
		Redaction redaction = new Redaction(RedactionSettings.DEFAULT, List.of(rule), this.counts);
		try (SdkTracerProvider provider = SdkTracerProvider.builder()
			.addSpanProcessor(BatchSpanProcessor.builder(new RedactingSpanExporter(this.exported, redaction))
				.setScheduleDelay(Duration.ofMillis(10))
				.build())
			.build()) {
			Span first = provider.get("test").spanBuilder("first").startSpan();
			first.recordException(new IllegalStateException("xy".repeat(10_000)));
			first.end();
			Awaitility.await().until(() -> this.exported.spans().size() == 1);
			provider.get("test").spanBuilder("second").startSpan().end();
			Awaitility.await().until(() -> this.exported.spans().size() == 2);
		}
		assertThat(this.exported.spans()).extracting(SpanData::getName).containsExactly("first", "second");
	}

	private static RedactionRule failing(Error thrown) {
		return rule((text) -> {
			throw thrown;
		});
	}

	private static RedactionRule rule(UnaryOperator<String> redact) {
		return new RedactionRule() {

			@Override
			public String name() {
				return "own";
			}

			@Override
			public String redact(String text) {
				return redact.apply(text);
			}

		};
	}

	private SpanData export(List<RedactionRule> rules) {
		Redaction redaction = new Redaction(RedactionSettings.DEFAULT, rules, this.counts);
		try (SdkTracerProvider provider = SdkTracerProvider.builder()
			.addSpanProcessor(SimpleSpanProcessor.create(new RedactingSpanExporter(this.exported, redaction)))
			.build()) {
			Span span = provider.get("test")
				.spanBuilder("login password=hunter2")
				.setAttribute("items", 42)
				.setAttribute("http.url", "/orders")
				.setAttribute("client_secret", "hunter2")
				.setAttribute(AttributeKey.stringArrayKey("names"), List.of("a", "b"))
				.addLink(Span.getInvalid().getSpanContext(), Attributes.builder().put("password", "hunter2").build())
				.startSpan();
			span.recordException(new IllegalStateException("token=hunter2"));
			span.setStatus(StatusCode.ERROR, "password=hunter2");
			span.end();
			return this.exported.spans().get(0);
		}
	}

}
