/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.request.internal;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import dev.spyglass.testsupport.RunningApplication;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Mono;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.reactive.TomcatReactiveWebServerAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.reactive.function.client.WebClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the ids of calls in chains that a handler subscribes itself.
 */
class SelfSubscribedCallsTests {

	@ParameterizedTest
	@CsvSource({ "SERVLET, /subscribe", "SERVLET, /future", "SERVLET, /block", "REACTIVE, /subscribe",
			"REACTIVE, /future", "REACTIVE, /returned", "REACTIVE, /hop" })
	void takeTheIdAlong(WebApplicationType type, String path) {
		try (RunningApplication application = RunningApplication.start(type, Application.class)) {
			assertThat(application.get(path, "X-Request-ID", "outer-1").body()).isEqualTo("outer-1");
		}
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration(exclude = TomcatReactiveWebServerAutoConfiguration.class)
	@Import(Endpoints.class)
	static class Application {

	}

	@RestController
	static class Endpoints {

		private final WebClient.Builder builder;

		private final Environment environment;

		Endpoints(WebClient.Builder builder, Environment environment) {
			this.builder = builder;
			this.environment = environment;
		}

		private Mono<String> call() {
			return this.builder.build()
				.get()
				.uri("http://localhost:" + this.environment.getProperty("local.server.port") + "/seen")
				.retrieve()
				.bodyToMono(String.class);
		}

		@GetMapping("/seen")
		String seen(@RequestHeader(name = "X-Request-ID", defaultValue = "none") String id) {
			return id;
		}

		@GetMapping("/subscribe")
		CompletableFuture<String> subscribe() {
			CompletableFuture<String> result = new CompletableFuture<>();
			call().subscribe(result::complete, result::completeExceptionally);
			return result;
		}

		@GetMapping("/future")
		CompletableFuture<String> future() {
			return call().toFuture();
		}

		@GetMapping("/block")
		String block() {
			return call().block();
		}

		@GetMapping("/returned")
		Mono<String> returned() {
			return call();
		}

		@GetMapping("/hop")
		Mono<String> hop() {
			return Mono.delay(Duration.ofMillis(1)).flatMap((i) -> call());
		}

	}

}
