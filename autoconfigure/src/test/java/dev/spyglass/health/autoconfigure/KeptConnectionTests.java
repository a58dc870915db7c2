/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.health.autoconfigure;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import dev.spyglass.testsupport.RunningApplication;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import reactor.netty.http.server.HttpServer;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * Probes over kept connections on Netty, some of which take a while. Reactor Netty 1.3.7
 * stopped reading from such a connection.
 */
class KeptConnectionTests {

	private static final List<String> PATHS = List.of("/healthz", "/readyz", "/healthz", "/healthz",
			"/actuator/health");

	private static RunningApplication application;

	@BeforeAll
	static void start() {
		assumeThat(HttpServer.class.getPackage().getImplementationVersion())
			.as("Reactor Netty 1.3.7, of Boot 4.1.1, stalls kept connections")
			.isNotEqualTo("1.3.7");
		application = RunningApplication.start(WebApplicationType.REACTIVE, Application.class,
				"management.endpoint.health.group.readiness.include=readinessState,unhurried");
	}

	@AfterAll
	static void stop() {
		if (application != null) {
			application.close();
		}
	}

	@Test
	void areAnsweredOneAfterTheOther() {
		for (int probe = 0; probe < 200; probe++) {
			assertThat(application.get(PATHS.get(probe % PATHS.size())).statusCode()).isEqualTo(200);
		}
	}

	@Test
	void areAnsweredManyAtATime() throws Exception {
		ExecutorService clients = Executors.newFixedThreadPool(30);
		try {
			List<Future<?>> done = new ArrayList<>();
			for (int client = 0; client < 30; client++) {
				done.add(clients.submit(() -> {
					for (int probe = 0; probe < 20; probe++) {
						assertThat(application.get(PATHS.get(probe % PATHS.size())).statusCode()).isEqualTo(200);
					}
				}));
			}
			for (Future<?> one : done) {
				one.get();
			}
		}
		finally {
			clients.shutdown();
		}
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

		@Bean
		HealthIndicator unhurried() {
			return () -> {
				long end = System.nanoTime() + 5_000_000;
				while (System.nanoTime() < end) {
					Thread.onSpinWait();
				}
				return Health.up().build();
			};
		}

	}

}
