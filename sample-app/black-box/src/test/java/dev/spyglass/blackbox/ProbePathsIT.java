/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.blackbox;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Where the packaged samples answer probes and health when their paths are set otherwise.
 */
@Tag("slow")
class ProbePathsIT {

	private static final Pattern PORT = Pattern.compile("(?:Tomcat|Netty) started on port (\\d+)");

	private static final String MANAGEMENT_PORT = "--management.server.port=0";

	static Stream<Arguments> places() {
		return Stream.of(place("batch-server.jar", "/healthz", "/readyz", "/actuator/health"),
				place("batch-server.jar", "/healthz", "/readyz", "/manage/health",
						"--management.endpoints.web.base-path=/manage"),
				place("batch-server.jar", "/shop/healthz", "/shop/readyz", "/shop/actuator/health",
						"--server.servlet.context-path=/shop"),
				place("batch-server.jar", "/api/healthz", "/api/readyz", "/api/actuator/health",
						"--spring.mvc.servlet.path=/api"),
				place("batch-server.jar", "/shop/api/alive", "/shop/api/ready", "/shop/api/m/health",
						"--server.servlet.context-path=/shop", "--spring.mvc.servlet.path=/api",
						"--management.endpoints.web.base-path=/m", "--spyglass.health.liveness-path=/alive",
						"--spyglass.health.readiness-path=/ready"),
				place("batch-server.jar", "/healthz", "/readyz", "management:/actuator/health", MANAGEMENT_PORT),
				place("batch-server.jar", "/shop/healthz", "/shop/readyz", "management:/m/actuator/health",
						"--server.servlet.context-path=/shop", "--management.server.base-path=/m", MANAGEMENT_PORT),
				place("gateway.jar", "/healthz", "/readyz", "/actuator/health"),
				place("gateway.jar", "/shop/healthz", "/shop/readyz", "/shop/manage/health",
						"--spring.webflux.base-path=/shop", "--management.endpoints.web.base-path=/manage"),
				place("gateway.jar", "/alive", "/ready", "management:/actuator/health",
						"--spyglass.health.liveness-path=/alive", "--spyglass.health.readiness-path=/ready",
						MANAGEMENT_PORT));
	}

	private static Arguments place(String jar, String liveness, String readiness, String health, String... arguments) {
		return Arguments.of(jar, liveness, readiness, health, List.of(arguments));
	}

	@ParameterizedTest
	@MethodSource("places")
	void answerThere(String jar, String liveness, String readiness, String health, List<String> arguments)
			throws Exception {
		try (RunningApplication application = RunningApplication
			.start(Path.of(System.getProperty(jar)), arguments.toArray(String[]::new))
			.awaitReady()) {
			for (String path : List.of(liveness, readiness, health)) {
				assertThat(get(application, path)).as(path).contains("\"status\":\"UP\"");
			}
			assertThat(application.errors()).isEmpty();
		}
	}

	private static String get(RunningApplication application, String path) throws Exception {
		List<String> ports = application.output()
			.stream()
			.map(PORT::matcher)
			.filter(Matcher::find)
			.map((matcher) -> matcher.group(1))
			.toList();
		boolean management = path.startsWith("management:");
		URI uri = URI.create("http://127.0.0.1:" + ports.get(management ? 1 : 0) + path.replace("management:", ""));
		return HttpClient.newHttpClient().send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString()).body();
	}

}
