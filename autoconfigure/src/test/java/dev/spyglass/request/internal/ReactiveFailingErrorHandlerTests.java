/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.request.internal;

import ch.qos.logback.classic.Level;
import dev.spyglass.testsupport.CapturedLines;
import dev.spyglass.testsupport.RequestLines;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.web.server.WebExceptionHandler;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for requests whose error handler fails itself, on a real Netty.
 */
class ReactiveFailingErrorHandlerTests {

	@ParameterizedTest
	@ValueSource(strings = { "throws", "fails" })
	void completeOnceWithTheStatusThatTheClientSawAndBothIds(String how) throws Exception {
		try (ConfigurableApplicationContext context = run("--handler=" + how);
				CapturedLines lines = new CapturedLines()) {
			RequestLines requests = new RequestLines(context, lines);
			assertThat(requests.get("/boom", "X-Request-ID", "broken").statusCode()).isEqualTo(500);
			requests.get("/ok", "X-Request-ID", "after");
			requests.completed("after");
			assertThat(requests.completed("broken")).singleElement().satisfies((event) -> {
				assertThat(event.getLevel()).isEqualTo(Level.WARN);
				assertThat(RequestLines.http(event)).containsEntry("status", 500).containsEntry("route", "/boom");
				assertThat(CapturedLines.keyValue(event, "outcome")).isEqualTo("server_error");
				assertThat(event.getMDCPropertyMap().get("traceId")).matches("[0-9a-f]{32}");
			});
		}
	}

	@Test
	void areToldTheirIds() throws Exception {
		try (ConfigurableApplicationContext context = run("--handler=fails");
				CapturedLines lines = new CapturedLines()) {
			assertThat(new RequestLines(context, lines).get("/boom", "X-Request-ID", "broken")
				.headers()
				.allValues("X-Request-ID")).containsExactly("broken");
		}
	}

	private static ConfigurableApplicationContext run(String handler) {
		return new SpringApplicationBuilder(ReactiveApplication.class, FailingHandlerConfiguration.class)
			.web(WebApplicationType.REACTIVE)
			.properties("server.port=0", "spring.main.banner-mode=off")
			.run(handler);
	}

	@Configuration(proxyBeanMethods = false)
	static class FailingHandlerConfiguration {

		@Bean
		@Order(Ordered.HIGHEST_PRECEDENCE)
		WebExceptionHandler failingHandler(Environment environment) {
			boolean throwing = environment.getRequiredProperty("handler").equals("throws");
			return (exchange, ex) -> {
				if (throwing) {
					throw new IllegalStateException("the handler broke");
				}
				return Mono.error(new IllegalStateException("the handler broke"));
			};
		}

	}

}
