/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.testsupport;

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
import org.awaitility.Awaitility;

import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * 10,000 requests to a running application, each with its own id, whose every line has to
 * be its own.
 */
public final class ManyRequests {

	private static final int REQUESTS = 10_000;

	private ManyRequests() {
	}

	public static void run(ConfigurableApplicationContext context, List<String> paths) throws Exception {
		HttpClient client = HttpClient.newHttpClient();
		String base = "http://localhost:" + context.getEnvironment().getProperty("local.server.port");
		Semaphore inFlight = new Semaphore(200);
		try (CapturedLines lines = new CapturedLines()) {
			List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
			for (int i = 0; i < REQUESTS; i++) {
				inFlight.acquire();
				String id = "id-" + i;
				HttpRequest request = HttpRequest
					.newBuilder(URI.create(base + paths.get(i % paths.size()) + "?id=" + id))
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
				.filteredOn((event) -> event.getThreadName()
					.matches(".*(exec|task|tomcat-handler|reactor-http-\\w+|parallel|boundedElastic)-.*"))
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
