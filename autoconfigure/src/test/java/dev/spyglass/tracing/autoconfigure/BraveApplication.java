/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.tracing.autoconfigure;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.zip.GZIPInputStream;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.micrometer.tracing.Tracer;
import org.awaitility.Awaitility;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Calls itself once, and waits until its Zipkin has the trace.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
class BraveApplication {

	private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

	private static final Logger logger = LoggerFactory.getLogger(BraveApplication.class);

	public static void main(String[] args) throws Exception {
		List<String> received = new CopyOnWriteArrayList<>();
		HttpServer zipkin = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		zipkin.createContext("/", (exchange) -> receive(exchange, received));
		zipkin.start();
		System.setProperty("management.tracing.export.zipkin.endpoint",
				"http://127.0.0.1:" + zipkin.getAddress().getPort() + "/api/v2/spans");
		try (ConfigurableApplicationContext context = SpringApplication.run(BraveApplication.class, args)) {
			logger.info("traces with {}", context.getBean(Tracer.class).getClass().getSimpleName());
			String address = "http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port");
			HttpRequest request = HttpRequest.newBuilder(URI.create(address + "/orders"))
				.header("traceparent", "00-" + TRACE + "-b7ad6b7169203331-01")
				.build();
			HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
			Awaitility.await().until(() -> received.stream().anyMatch((spans) -> spans.contains(TRACE)));
			logger.info("Zipkin has the trace");
		}
		finally {
			zipkin.stop(0);
		}
	}

	private static void receive(HttpExchange exchange, List<String> received) throws IOException {
		try (exchange; InputStream body = exchange.getRequestBody()) {
			boolean zipped = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
			byte[] spans = (zipped ? new GZIPInputStream(body) : body).readAllBytes();
			received.add(new String(spans, StandardCharsets.UTF_8));
			exchange.sendResponseHeaders(202, -1);
		}
	}

	@RestController
	static class Endpoint {

		@GetMapping("/orders")
		String orders() {
			logger.info("called");
			return "7";
		}

	}

}
