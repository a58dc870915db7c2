/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.tracing.internal;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpServer;
import dev.spyglass.testsupport.CapturedLines;
import dev.spyglass.testsupport.RunningApplication;
import io.micrometer.tracing.Tracer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.reactive.TomcatReactiveWebServerAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestClient;
import org.springframework.web.reactive.function.client.WebClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for baggage, which comes from strangers, on the lines and on its way to another
 * service.
 */
class BaggageTests {

	private static final String[] CALLERS = { "baggage", "tenant=acme;ttl=5,secret=x", "tenant", "acme", "secret",
			"x" };

	private static final String ENABLED = "management.tracing.baggage.enabled=true";

	private final List<Headers> downstream = new CopyOnWriteArrayList<>();

	private HttpServer receiver;

	@BeforeEach
	void listen() throws IOException {
		this.receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		this.receiver.createContext("/", (exchange) -> {
			this.downstream.add(exchange.getRequestHeaders());
			exchange.sendResponseHeaders(204, -1);
			exchange.close();
		});
		this.receiver.start();
	}

	@AfterEach
	void close() {
		this.receiver.stop(0);
	}

	@ParameterizedTest
	@EnumSource(names = { "SERVLET", "REACTIVE" })
	void nothingIsReadAndNothingIsSentByDefault(WebApplicationType type) {
		Map<String, String> fields = request(type, "/call");
		assertThat(fields).doesNotContainKeys("tenant", "secret").containsKey("traceId");
		assertThat(this.downstream).hasSize(2).allSatisfy((headers) -> {
			assertThat(headers).containsKey("Traceparent").doesNotContainKeys("Baggage", "Tenant", "Secret");
			assertThat(headers.toString()).doesNotContain("acme");
		});
	}

	@ParameterizedTest
	@EnumSource(names = { "SERVLET", "REACTIVE" })
	void nothingPassesWhileNothingIsChosen(WebApplicationType type) {
		assertThat(request(type, "/call", ENABLED)).doesNotContainKeys("tenant", "secret");
		assertThat(this.downstream).hasSize(2)
			.allSatisfy((headers) -> assertThat(headers).doesNotContainKeys("Baggage", "Tenant", "Secret"));
	}

	@ParameterizedTest
	@EnumSource(names = { "SERVLET", "REACTIVE" })
	void chosenEntriesAreOnTheLinesAndSentOnAndNoOthers(WebApplicationType type) {
		Map<String, String> fields = request(type, "/call", ENABLED, "management.tracing.baggage.remote-fields=tenant",
				"management.tracing.baggage.correlation.fields=tenant,secret");
		assertThat(fields).containsEntry("tenant", "acme").doesNotContainKey("secret");
		assertThat(this.downstream).hasSize(2).allSatisfy((headers) -> {
			assertThat(headers.get("Baggage")).singleElement().asString().matches("tenant=acme(;[^,]*)?");
			assertThat(headers).doesNotContainKey("Secret");
		});
	}

	@Test
	void whatTheApplicationPacksItselfIsSentOnlyIfChosen() {
		request(WebApplicationType.SERVLET, "/pack", ENABLED, "management.tracing.baggage.remote-fields=region");
		assertThat(this.downstream).singleElement()
			.satisfies((headers) -> assertThat(headers.get("Baggage")).singleElement()
				.asString()
				.matches("region=north(;[^,]*)?"));
	}

	private Map<String, String> request(WebApplicationType type, String path, String... properties) {
		String[] all = new String[properties.length + 1];
		all[0] = "downstream=http://localhost:" + this.receiver.getAddress().getPort() + "/";
		System.arraycopy(properties, 0, all, 1, properties.length);
		try (RunningApplication application = RunningApplication.start(type, Application.class, all);
				CapturedLines lines = new CapturedLines()) {
			assertThat(application.get(path, CALLERS).statusCode()).isEqualTo(200);
			return lines.containing("packed").get(0).getMDCPropertyMap();
		}
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration(exclude = TomcatReactiveWebServerAutoConfiguration.class)
	@Import(Endpoint.class)
	static class Application {

	}

	@RestController
	static class Endpoint {

		private static final Logger logger = LoggerFactory.getLogger(Endpoint.class);

		private final RestClient restClient;

		private final WebClient webClient;

		private final Tracer tracer;

		Endpoint(RestClient.Builder rest, WebClient.Builder web, Tracer tracer,
				@Value("${downstream}") String downstream) {
			this.restClient = rest.baseUrl(downstream).build();
			this.webClient = web.baseUrl(downstream).build();
			this.tracer = tracer;
		}

		@GetMapping("/call")
		Mono<String> call() {
			logger.info("packed");
			return this.webClient.get()
				.retrieve()
				.toBodilessEntity()
				.then(Mono.fromCallable(this::pack).subscribeOn(Schedulers.boundedElastic()));
		}

		@GetMapping("/pack")
		String packed() throws Exception {
			try (AutoCloseable region = this.tracer.createBaggageInScope("region", "north");
					AutoCloseable city = this.tracer.createBaggageInScope("city", "oslo")) {
				logger.info("packed");
				return pack();
			}
		}

		private String pack() {
			this.restClient.get().retrieve().toBodilessEntity();
			return "done";
		}

	}

}
