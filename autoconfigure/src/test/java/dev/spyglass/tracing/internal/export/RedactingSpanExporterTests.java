/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.tracing.internal.export;

import java.util.List;

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
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import org.junit.jupiter.api.Test;

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
		RedactionRule broken = new RedactionRule() {

			@Override
			public String name() {
				return "broken";
			}

			@Override
			public String redact(String text) {
				throw new IllegalStateException("broken");
			}

		};
		SpanData span = export(List.of(broken));
		assertThat(span.getName()).isEqualTo("[redacted]");
		assertThat(span.getAttributes().get(AttributeKey.stringKey("http.url"))).isEqualTo("[redacted]");
		assertThat(span.getAttributes().get(AttributeKey.longKey("items"))).isEqualTo(42L);
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
