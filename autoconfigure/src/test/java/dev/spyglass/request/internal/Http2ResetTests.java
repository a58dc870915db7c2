/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.request.internal;

import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.stream.Stream;

import ch.qos.logback.classic.Level;
import dev.spyglass.testsupport.CapturedLines;
import dev.spyglass.testsupport.RequestLines;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for a client that resets its stream of HTTP/2 amid the response and keeps the
 * connection.
 */
class Http2ResetTests {

	static Stream<Arguments> applications() {
		WebApplication callbacks = (args) -> ServletApplication.run(ServletCallbackTests.Application.class, args);
		return Stream.of(applications("MVC on Tomcat", ServletApplication::run, "/endless"),
				applications("servlet on Tomcat", callbacks, "/raw/endless"),
				applications("servlet that hides it on Tomcat", callbacks, "/raw/endless-hidden"),
				applications("WebFlux on Netty", ReactiveApplication::run, "/endless"),
				applications("WebFlux on Tomcat", ReactiveServers::tomcat, "/endless"));
	}

	private static Arguments applications(String name, WebApplication application, String path) {
		return Arguments.of(Named.of(name, application), path);
	}

	@ParameterizedTest
	@MethodSource("applications")
	void isAborted(WebApplication application, String path) throws Exception {
		try (ConfigurableApplicationContext context = application.run("--server.http2.enabled=true");
				CapturedLines lines = new CapturedLines()) {
			HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build();
			send(client, context, "/ok", "upgrade").body().readAllBytes();
			HttpResponse<InputStream> response = send(client, context, path, "reset");
			assertThat(response.version()).isEqualTo(HttpClient.Version.HTTP_2);
			response.body().readNBytes(100);
			response.body().close();
			assertThat(new RequestLines(context, lines).completed("reset")).singleElement().satisfies((event) -> {
				assertThat(CapturedLines.keyValue(event, "outcome")).isEqualTo("aborted");
				assertThat(event.getLevel()).isEqualTo(Level.INFO);
				assertThat(RequestLines.http(event)).containsEntry("status", 200);
			});
			assertThat(send(client, context, "/ok", "after").statusCode()).isEqualTo(200);
		}
	}

	private static HttpResponse<InputStream> send(HttpClient client, ConfigurableApplicationContext context,
			String path, String id) throws Exception {
		String port = context.getEnvironment().getRequiredProperty("local.server.port");
		return client.send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
			.header("X-Request-ID", id)
			.build(), HttpResponse.BodyHandlers.ofInputStream());
	}

}
