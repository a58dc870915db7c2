/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.tracing.internal;

import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link TraceSampledListener} beside Boot's own listener.
 */
class TraceSampledListenerTests {

	@Test
	void putsIdsAndSamplingOnTheLinesWithinASpan() {
		try (ConfigurableApplicationContext context = run("1")) {
			Tracer tracer = context.getBean(Tracer.class);
			Span span = tracer.nextSpan().start();
			try (Tracer.SpanInScope scope = tracer.withSpan(span)) {
				assertThat(scope).isNotNull();
				assertThat(MDC.getCopyOfContextMap()).containsEntry("traceId", span.context().traceId())
					.containsEntry("spanId", span.context().spanId())
					.containsEntry("trace_sampled", "true");
			}
			assertThat(MDC.getCopyOfContextMap()).isNullOrEmpty();
		}
	}

	@Test
	void saysWhenATraceIsNotSampled() {
		try (ConfigurableApplicationContext context = run("0")) {
			Tracer tracer = context.getBean(Tracer.class);
			try (Tracer.SpanInScope scope = tracer.withSpan(tracer.nextSpan().start())) {
				assertThat(scope).isNotNull();
				assertThat(MDC.get("trace_sampled")).isEqualTo("false");
			}
		}
	}

	@Test
	void restoresTheOuterSpansSampling() {
		try (ConfigurableApplicationContext context = run("1")) {
			Tracer tracer = context.getBean(Tracer.class);
			try (Tracer.SpanInScope outer = tracer.withSpan(tracer.nextSpan().start())) {
				assertThat(outer).isNotNull();
				tracer.withSpan(tracer.nextSpan().start()).close();
				assertThat(MDC.get("trace_sampled")).isEqualTo("true");
			}
		}
	}

	private static ConfigurableApplicationContext run(String probability) {
		return new SpringApplicationBuilder(Application.class)
			.properties("spring.main.web-application-type=none",
					"management.tracing.sampling.probability=" + probability)
			.run();
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

	}

}
