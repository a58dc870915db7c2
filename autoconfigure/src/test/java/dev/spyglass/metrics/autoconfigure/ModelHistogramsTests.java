/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.metrics.autoconfigure;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

import com.sun.net.httpserver.HttpServer;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.junit.jupiter.api.Test;
import org.springframework.ai.chat.prompt.Prompt;
import org.springframework.ai.ollama.OllamaChatModel;
import org.springframework.ai.ollama.api.OllamaApi;
import org.springframework.ai.ollama.api.OllamaChatOptions;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The time of a call of a language model by Spring AI is on the Prometheus page, in the
 * buckets that were configured. The model's server speaks Ollama's protocol.
 */
class ModelHistogramsTests {

	private static final String ANSWER = """
			{"model":"tiny","created_at":"2026-11-27T12:00:00Z","message":{"role":"assistant","content":"hello"},
			"done":true,"done_reason":"stop","total_duration":1000000,"prompt_eval_count":3,"eval_count":1}""";

	@Test
	void aCallOfAModel() throws IOException {
		HttpServer server = server();
		try (ConfigurableApplicationContext context = new SpringApplicationBuilder(Application.class)
			.properties("spring.main.web-application-type=none", "spyglass.metrics.histograms.gen-ai=2ms,150s")
			.run()) {
			OllamaChatModel model = OllamaChatModel.builder()
				.ollamaApi(OllamaApi.builder().baseUrl("http://127.0.0.1:" + server.getAddress().getPort()).build())
				.observationRegistry(context.getBean(ObservationRegistry.class))
				.options(OllamaChatOptions.builder().model("tiny").build())
				.build();
			assertThat(model.call(new Prompt("hello")).getResult().getOutput().getText()).isEqualTo("hello");
			assertThat(context.getBean(PrometheusMeterRegistry.class).scrape().lines())
				.filteredOn((line) -> line.startsWith("gen_ai_client_operation_seconds_bucket{"))
				.allSatisfy((line) -> assertThat(line).contains("gen_ai_operation_name=\"chat\"",
						"gen_ai_request_model=\"tiny\""))
				.satisfiesExactly((line) -> assertThat(line).contains("le=\"0.002\"").endsWith(" 0"),
						(line) -> assertThat(line).contains("le=\"150.0\"").endsWith(" 1"),
						(line) -> assertThat(line).contains("le=\"+Inf\"").endsWith(" 1"));
		}
		finally {
			server.stop(0);
		}
	}

	private static HttpServer server() throws IOException {
		HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		server.createContext("/api/chat", (exchange) -> {
			try (exchange) {
				exchange.getRequestBody().readAllBytes();
				byte[] answer = ANSWER.getBytes(StandardCharsets.UTF_8);
				exchange.getResponseHeaders().set("Content-Type", "application/json");
				exchange.sendResponseHeaders(200, answer.length);
				exchange.getResponseBody().write(answer);
			}
		});
		server.start();
		return server;
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

	}

}
