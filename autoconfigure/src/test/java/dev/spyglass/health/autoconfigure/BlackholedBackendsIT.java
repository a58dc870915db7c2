/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.health.autoconfigure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;

import dev.spyglass.testsupport.RunningApplication;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.tracing.Tracer;
import io.sentry.Sentry;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * No backend of telemetry has a part in probes: a collector for spans, one for lines
 * (Loki takes the same protocol) and Sentry take connections and never answer.
 */
class BlackholedBackendsIT {

	private static final Logger logger = LoggerFactory.getLogger(BlackholedBackendsIT.class);

	private final ServerSocket hole = hole();

	@AfterEach
	void close() throws IOException {
		Sentry.close();
		this.hole.close();
	}

	@ParameterizedTest
	@EnumSource(names = { "SERVLET", "REACTIVE" })
	void everyProbeIsUpInTime(WebApplicationType type) {
		String address = "127.0.0.1:" + this.hole.getLocalPort();
		try (RunningApplication application = RunningApplication.start(type, Application.class,
				"management.opentelemetry.tracing.export.otlp.endpoint=http://" + address + "/v1/traces",
				"management.opentelemetry.logging.export.otlp.endpoint=http://" + address + "/loki/otlp/v1/logs",
				"spyglass.sentry.dsn=http://key@" + address + "/42",
				"management.endpoint.health.show-components=always", "spyglass.health.refresh-interval=50ms")) {
			List<String> paths = List.of("/healthz", "/readyz", "/actuator/health");
			for (int round = 0; round < 50; round++) {
				application.context().getBean(Tracer.class).nextSpan().name("work").start().end();
				logger.error("broken", new IllegalStateException("broken " + round));
				for (String path : paths) {
					HttpResponse<String> answer = application.get(path);
					assertThat(answer.statusCode()).as(path).isEqualTo(200);
					assertThat(answer.body()).as(path).endsWith("\"status\":\"UP\"}");
				}
			}
			for (String signal : List.of("traces", "logs", "sentry")) {
				Awaitility.await()
					.atMost(Duration.ofSeconds(30))
					.untilAsserted(() -> assertThat(lost(application, signal)).as(signal).isPositive());
			}
			for (String path : paths) {
				Awaitility.await(path).until(() -> millis(application, path) <= 100);
			}
		}
	}

	private static double millis(RunningApplication application, String path) {
		long begin = System.nanoTime();
		assertThat(application.get(path).statusCode()).isEqualTo(200);
		return (System.nanoTime() - begin) / 1e6;
	}

	private static double lost(RunningApplication application, String signal) {
		return application.context()
			.getBean(MeterRegistry.class)
			.find("spyglass.export")
			.tag("signal", signal)
			.functionCounters()
			.stream()
			.filter((counter) -> !"success".equals(counter.getId().getTag("outcome")))
			.mapToDouble((counter) -> counter.count())
			.sum();
	}

	/**
	 * One that is left to the kernel, which takes a few connections and reads nothing.
	 */
	private static ServerSocket hole() {
		try {
			return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

	}

}
