/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.tracing.autoconfigure;

import dev.spyglass.testsupport.CapturedLines;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link TracingShutdown}.
 */
class TracingShutdownTests {

	@Test
	void linesKeepTheirTraceWhileTheApplicationEnds() {
		ConfigurableApplicationContext context = new SpringApplicationBuilder(Application.class)
			.web(WebApplicationType.NONE)
			.run();
		try (CapturedLines lines = new CapturedLines()) {
			context.close();
			assertThat(lines.valuesOf("traceId", "one more")).singleElement().asString().matches("[0-9a-f]{32}");
		}
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

		@Bean
		SmartLifecycle last(Tracer tracer) {
			return new LastRequest(tracer);
		}

	}

	static final class LastRequest implements SmartLifecycle {

		private final Tracer tracer;

		private boolean running;

		LastRequest(Tracer tracer) {
			this.tracer = tracer;
		}

		@Override
		public void start() {
			this.running = true;
		}

		@Override
		public void stop() {
			this.running = false;
			Span span = this.tracer.nextSpan().start();
			try (Tracer.SpanInScope scope = this.tracer.withSpan(span)) {
				assertThat(scope).isNotNull();
				LoggerFactory.getLogger(LastRequest.class).info("one more");
			}
			span.end();
		}

		@Override
		public boolean isRunning() {
			return this.running;
		}

	}

}
