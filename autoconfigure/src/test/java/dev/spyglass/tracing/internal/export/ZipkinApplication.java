/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.tracing.internal.export;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestClient;

/**
 * Calls itself once, with the trace of a caller who knows B3 only.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
class ZipkinApplication {

	static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

	static final String SPAN = "b7ad6b7169203331";

	public static void main(String[] args) throws Exception {
		try (ConfigurableApplicationContext context = SpringApplication.run(ZipkinApplication.class, args)) {
			String address = "http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port");
			HttpRequest request = HttpRequest.newBuilder(URI.create(address + "/orders?token=hunter2"))
				.header("X-B3-TraceId", TRACE)
				.header("X-B3-SpanId", SPAN)
				.header("X-B3-Sampled", "1")
				.header("X-Request-ID", "demo-1")
				.build();
			HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
		}
	}

	@RestController
	static class Endpoint {

		private static final Logger logger = LoggerFactory.getLogger(Endpoint.class);

		private final RestClient client;

		private final Environment environment;

		Endpoint(RestClient.Builder client, Environment environment) {
			this.client = client.build();
			this.environment = environment;
		}

		@GetMapping("/orders")
		String orders() {
			String stock = "http://127.0.0.1:" + this.environment.getProperty("local.server.port") + "/stock";
			return String.valueOf(this.client.get().uri(stock).retrieve().body(String.class));
		}

		@GetMapping("/stock")
		String stock(@RequestHeader("X-B3-TraceId") String traceId) {
			logger.info("called with {}", traceId);
			return "7";
		}

	}

}
