/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.request.internal;

import java.util.stream.Stream;

import dev.spyglass.testsupport.RunningApplication;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for whose ids are taken on a real Tomcat and a real Netty where something in
 * front of the application says whom it speaks for: anybody can write that.
 */
class TrustedPeerTests {

	private static Stream<Arguments> ways() {
		return Stream.of(WebApplicationType.SERVLET, WebApplicationType.REACTIVE)
			.flatMap((type) -> Stream.of("native", "framework", "none").map((way) -> Arguments.of(type, way)));
	}

	@ParameterizedTest
	@MethodSource("ways")
	void aStrangerWhoClaimsToBeAProxyIsNotTrusted(WebApplicationType type, String way) {
		assertThat(idFor(type, way, "10.0.0.0/8", "10.0.0.7")).startsWith("req_");
	}

	@ParameterizedTest
	@MethodSource("ways")
	void aProxyIsTrustedWhoeverItSpeaksFor(WebApplicationType type, String way) {
		assertThat(idFor(type, way, "127.0.0.0/8,::1", "203.0.113.9")).isEqualTo("given-12345678");
	}

	private static String idFor(WebApplicationType type, String way, String proxies, String claimed) {
		try (RunningApplication application = RunningApplication.start(type, Application.class,
				"server.forward-headers-strategy=" + way, "spyglass.request.id.trust=proxies",
				"spyglass.request.id.trusted-proxies=" + proxies)) {
			return application.get("/", "X-Request-ID", "given-12345678", "X-Forwarded-For", claimed)
				.headers()
				.firstValue("X-Request-ID")
				.orElseThrow();
		}
	}

	@EnableAutoConfiguration
	static class Application {

	}

}
