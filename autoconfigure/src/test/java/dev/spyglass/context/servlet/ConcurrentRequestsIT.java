/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.context.servlet;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;

import ch.qos.logback.classic.spi.ILoggingEvent;
import dev.spyglass.testing.CapturedLines;
import dev.spyglass.testing.RequestLines;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * 10,000 requests at once, each with its own id, over every kind of hop.
 */
class ConcurrentRequestsIT {

	private static final int REQUESTS = 10_000;

	private static final List<String> PATHS = List.of("/ok", "/boom", "/callable", "/async", "/future", "/stream",
			"/nowhere", "/late-boom");

	@Test
	void neverMixTheirIdsOnPooledThreads() throws Exception {
		try (ConfigurableApplicationContext context = ServletApplication.run()) {
			run(context);
			assertThat(ServletApplication.mdcOfAllTomcatThreads(context))
				.allSatisfy((mdc) -> assertThat(mdc).isNullOrEmpty());
		}
	}

	@Test
	@EnabledForJreRange(min = JRE.JAVA_21)
	void neverMixTheirIdsOnVirtualThreads() throws Exception {
		try (ConfigurableApplicationContext context = ServletApplication.run("--spring.threads.virtual.enabled=true")) {
			run(context);
		}
	}

	private static void run(ConfigurableApplicationContext context) throws Exception {
		HttpClient client = HttpClient.newHttpClient();
		String base = "http://localhost:" + context.getEnvironment().getProperty("local.server.port");
		Semaphore inFlight = new Semaphore(200);
		try (CapturedLines lines = new CapturedLines()) {
			List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
			for (int i = 0; i < REQUESTS; i++) {
				inFlight.acquire();
				String id = "id-" + i;
				HttpRequest request = HttpRequest
					.newBuilder(URI.create(base + PATHS.get(i % PATHS.size()) + "?id=" + id))
					.header("X-Request-ID", id)
					.build();
				answers.add(client.sendAsync(request, HttpResponse.BodyHandlers.ofString())
					.whenComplete((response, ex) -> inFlight.release()));
			}
			for (int i = 0; i < REQUESTS; i++) {
				assertThat(answers.get(i).get().headers().firstValue("X-Request-ID")).hasValue("id-" + i);
			}
			Awaitility.await().until(() -> completions(lines).size() >= REQUESTS);
			assertThat(completions(lines)).extracting((event) -> id(event.getMDCPropertyMap()))
				.doesNotHaveDuplicates()
				.hasSize(REQUESTS);
			assertThat(lines.all())
				.filteredOn((event) -> event.getThreadName().matches(".*(exec|task|tomcat-handler)-.*"))
				.allSatisfy((event) -> assertThat(id(event.getMDCPropertyMap())).isEqualTo(expected(event)));
		}
	}

	/** The application's lines say whose they are. */
	private static String expected(ILoggingEvent event) {
		String message = event.getFormattedMessage();
		int at = message.indexOf("for id-");
		if (at >= 0) {
			return message.substring(at + 4);
		}
		assertThat(id(event.getMDCPropertyMap())).as(message).startsWith("id-");
		return id(event.getMDCPropertyMap());
	}

	private static List<ILoggingEvent> completions(CapturedLines lines) {
		return lines.all().stream().filter(RequestLines::isCompletion).toList();
	}

	private static String id(Map<String, String> mdc) {
		return mdc.getOrDefault("request_id", "none");
	}

}
