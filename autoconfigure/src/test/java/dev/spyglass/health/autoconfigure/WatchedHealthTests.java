/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.health.autoconfigure;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import dev.spyglass.metrics.Heartbeat;
import dev.spyglass.metrics.Heartbeats;
import dev.spyglass.metrics.queue.QueueMonitor;
import dev.spyglass.testsupport.RunningApplication;
import io.micrometer.core.instrument.MeterRegistry;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.LivenessState;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.client.RestClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for what Spyglass' own contributors and its refresh make of health, on a real
 * server.
 */
@ExtendWith(OutputCaptureExtension.class)
class WatchedHealthTests {

	@ParameterizedTest
	@EnumSource(names = { "SERVLET", "REACTIVE" })
	void aChangeIsToldAndMeasuredWhenSomebodyAsksForHealth(WebApplicationType type, CapturedOutput output) {
		try (RunningApplication application = start(type)) {
			awaitHealth(application, "partner", "UP", 200);
			application.context().getBean("partnerIsDown", AtomicBoolean.class).set(true);
			awaitHealth(application, "partner", "DOWN", 503);
			assertThat(scrape(application)).contains(status("partner", "UP", 0));
			assertThat(output.getOut().lines())
				.filteredOn((line) -> line.contains("\"component\":\"partner\",\"from\":\"UP\",\"to\":\"DOWN\""))
				.singleElement()
				.asString()
				.contains("\"level\":\"WARN\"");
			application.context().getBean("partnerIsDown", AtomicBoolean.class).set(false);
			awaitHealth(application, "partner", "UP", 200);
			assertThat(output).containsOnlyOnce("\"component\":\"partner\",\"from\":\"DOWN\",\"to\":\"UP\"");
		}
	}

	private static void awaitHealth(RunningApplication application, String component, String status, int code) {
		Awaitility.await().untilAsserted(() -> {
			assertThat(application.get("/actuator/health").statusCode()).isEqualTo(code);
			assertThat(scrape(application)).contains(status(component, status, 1));
		});
	}

	@Test
	void aContributorOfTheApplicationIsNotCalledUnlessSomebodyAsksForHealth() {
		try (RunningApplication application = start(WebApplicationType.SERVLET,
				"spyglass.health.refresh-interval=20ms")) {
			Awaitility.await().until(() -> scrape(application).contains(status("queues", "UP", 1)));
			assertThat(scrape(application)).doesNotContain("health_status{component=\"partner\"");
			assertThat(application.context().getBean("partnerCalls", AtomicInteger.class)).hasValue(0);
		}
	}

	@ParameterizedTest
	@EnumSource(names = { "SERVLET", "REACTIVE" })
	void aStartAndAnEndWarnOfNothing(WebApplicationType type, CapturedOutput output) {
		RunningApplication application = RunningApplication.start(type, SlowlyReady.class,
				"spyglass.health.refresh-interval=10ms");
		assertThat(application.get("/readyz").statusCode()).isEqualTo(200);
		assertThat(application.context().getBean("statusWhileNotReady", AtomicInteger.class)).hasValue(503);
		Awaitility.await().until(() -> scrape(application).contains(status("queues", "UP", 1)));
		application.close();
		assertThat(output.getOut().lines()).filteredOn((line) -> line.contains("health.changed"))
			.isNotEmpty()
			.noneMatch((line) -> line.contains("\"level\":\"WARN\""));
	}

	@Test
	void thatReadinessIsRefusedInOperationIsAWarning(CapturedOutput output) {
		try (RunningApplication application = start(WebApplicationType.SERVLET)) {
			AvailabilityChangeEvent.publish(application.context(), ReadinessState.REFUSING_TRAFFIC);
			assertThat(output.getOut().lines()).filteredOn((line) -> line.contains("\"cause\":\"REFUSING_TRAFFIC\""))
				.singleElement()
				.asString()
				.contains("\"level\":\"WARN\"");
		}
	}

	@ParameterizedTest
	@EnumSource(names = { "SERVLET", "REACTIVE" })
	void thatReadinessIsRefusedIsToldWhenTheApplicationBeginsToEnd(WebApplicationType type, CapturedOutput output) {
		RunningApplication application = start(type, "spyglass.health.refresh-interval=0", "server.shutdown=graceful");
		assertThat(output).doesNotContain("health.changed");
		application.close();
		assertThat(output).containsOnlyOnce(
				"\"component\":\"readinessState\",\"from\":\"UP\",\"to\":\"OUT_OF_SERVICE\",\"cause\":\"REFUSING_TRAFFIC\"");
		assertThat(output.getOut().indexOf("readinessState")).isPositive()
			.isLessThan(output.getOut().indexOf("Commencing graceful shutdown"));
	}

	@Test
	void thatLivenessIsBrokenIsToldOnceAndAtOnce(CapturedOutput output) {
		try (RunningApplication application = start(WebApplicationType.SERVLET, "spyglass.health.refresh-interval=0")) {
			AvailabilityChangeEvent.publish(application.context(), LivenessState.BROKEN);
			String line = "\"component\":\"livenessState\",\"from\":\"UP\",\"to\":\"DOWN\",\"cause\":\"BROKEN\"";
			assertThat(output).contains(line);
			assertThat(application.get("/healthz").statusCode()).isEqualTo(503);
			assertThat(output).containsOnlyOnce(line);
		}
	}

	@Test
	void withoutAnIntervalThereIsNoThreadForIt() {
		try (RunningApplication application = start(WebApplicationType.SERVLET, "spyglass.health.refresh-interval=0")) {
			assertThat(application.get("/readyz").statusCode()).isEqualTo(200);
			assertThat(Thread.getAllStackTraces().keySet()).extracting(Thread::getName)
				.doesNotContain("spyglass-health-refresh");
		}
	}

	@Test
	void itsThreadEndsWithTheApplication() {
		start(WebApplicationType.SERVLET).close();
		Awaitility.await()
			.untilAsserted(() -> assertThat(Thread.getAllStackTraces().keySet()).extracting(Thread::getName)
				.doesNotContain("spyglass-health-refresh"));
	}

	@ParameterizedTest
	@EnumSource(names = { "SERVLET", "REACTIVE" })
	void aSaturatedQueueTakesReadinessOutOfServiceAndGivesItBack(WebApplicationType type) {
		try (RunningApplication application = start(type,
				"management.endpoint.health.group.readiness.include=readinessState,queues",
				"management.endpoint.health.group.readiness.show-details=always",
				"spyglass.health.queues.grace-period=100ms")) {
			AtomicInteger depth = application.context().getBean("depth", AtomicInteger.class);
			assertThat(application.get("/readyz").statusCode()).isEqualTo(200);
			depth.set(95);
			Awaitility.await()
				.untilAsserted(
						() -> assertThat(application.get("/readyz").body()).endsWith("\"status\":\"OUT_OF_SERVICE\"}")
							.contains("saturated: batches", "\"depth\":95.0", "\"capacity\":100.0"));
			assertThat(application.get("/readyz").statusCode()).isEqualTo(503);
			assertThat(application.get("/healthz").statusCode()).isEqualTo(200);
			depth.set(3);
			Awaitility.await().untilAsserted(() -> assertThat(application.get("/readyz").statusCode()).isEqualTo(200));
		}
	}

	@ParameterizedTest
	@EnumSource(names = { "SERVLET", "REACTIVE" })
	void aMissedHeartbeatNamesTheWorker(WebApplicationType type, CapturedOutput output) {
		try (RunningApplication application = start(type, "management.endpoint.health.show-details=always",
				"spyglass.health.refresh-interval=20ms")) {
			Heartbeat heartbeat = application.context()
				.getBean(Heartbeats.class)
				.register("importer", Duration.ofMillis(50));
			Awaitility.await()
				.untilAsserted(() -> assertThat(application.get("/actuator/health/heartbeats").body())
					.contains("\"status\":\"DOWN\"", "no heartbeat of importer"));
			Awaitility.await().until(() -> output.getOut().contains("\"cause\":\"no heartbeat of importer\""));
			Awaitility.await().untilAsserted(() -> {
				heartbeat.beat();
				assertThat(application.get("/actuator/health/heartbeats").statusCode()).isEqualTo(200);
			});
		}
	}

	@ParameterizedTest
	@EnumSource(names = { "SERVLET", "REACTIVE" })
	void backendsThatNeverAnswerHaveNoPartInIt(WebApplicationType type) throws IOException {
		try (ServerSocket hole = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
			String url = "127.0.0.1:" + hole.getLocalPort();
			try (RunningApplication application = start(type,
					"management.opentelemetry.tracing.export.otlp.endpoint=http://" + url + "/v1/traces",
					"management.opentelemetry.logging.export.otlp.endpoint=http://" + url + "/v1/logs",
					"spyglass.sentry.dsn=http://key@" + url + "/1", "spyglass.health.log-pipeline.grace-period=1ms",
					"management.endpoint.health.group.readiness.include=readinessState,logPipeline")) {
				for (int line = 0; line < 20_000; line++) {
					LoggerFactory.getLogger("busy").debug("a line");
				}
				LoggerFactory.getLogger("busy").error("an error", new IllegalStateException());
				for (int probe = 0; probe < 20; probe++) {
					assertThat(probe(application, "/healthz")).isEqualTo("{\"status\":\"UP\"}");
					assertThat(probe(application, "/readyz")).isEqualTo("{\"status\":\"UP\"}");
				}
				assertThat(application.get("/actuator/health").statusCode()).isEqualTo(200);
			}
		}
	}

	/**
	 * On a connection of its own, as orchestrators do: Reactor Netty 1.3.7 stalls
	 * connections that are kept.
	 */
	private static String probe(RunningApplication application, String path) throws IOException {
		String port = application.context().getEnvironment().getProperty("local.server.port");
		URLConnection connection = URI.create("http://localhost:" + port + path).toURL().openConnection();
		connection.setRequestProperty("Connection", "close");
		connection.setReadTimeout(30_000);
		try (InputStream body = connection.getInputStream()) {
			return new String(body.readAllBytes(), StandardCharsets.UTF_8);
		}
	}

	private static String scrape(RunningApplication application) {
		return application.get("/actuator/prometheus").body();
	}

	private static String status(String component, String status, int value) {
		return "health_status{component=\"%s\",status=\"%s\"} %d.0".formatted(component, status, value);
	}

	private static RunningApplication start(WebApplicationType type, String... properties) {
		return RunningApplication.start(type, Application.class, properties);
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

		@Bean
		AtomicInteger depth() {
			return new AtomicInteger();
		}

		@Bean
		QueueMonitor batches(AtomicInteger depth, MeterRegistry registry) {
			return QueueMonitor.builder("batches", depth::get).capacity(100).register(registry);
		}

		@Bean
		AtomicBoolean partnerIsDown() {
			return new AtomicBoolean();
		}

		@Bean
		AtomicInteger partnerCalls() {
			return new AtomicInteger();
		}

		@Bean
		HealthIndicator partner(AtomicBoolean partnerIsDown, AtomicInteger partnerCalls) {
			return () -> {
				partnerCalls.incrementAndGet();
				return partnerIsDown.get() ? Health.down().withDetail("error", "refused").build() : Health.up().build();
			};
		}

	}

	/**
	 * Asks for its own readiness before it is ready.
	 */
	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class SlowlyReady {

		@Bean
		AtomicInteger statusWhileNotReady() {
			return new AtomicInteger();
		}

		@Bean
		ApplicationListener<ApplicationReadyEvent> slow(AtomicInteger statusWhileNotReady) {
			return (event) -> {
				String port = event.getApplicationContext().getEnvironment().getProperty("local.server.port");
				RestClient client = RestClient.create("http://localhost:" + port);
				Awaitility.await()
					.pollDelay(Duration.ofMillis(200))
					.untilAsserted(() -> statusWhileNotReady.set(client.get()
						.uri("/readyz")
						.exchange((request, response) -> response.getStatusCode().value())));
			};
		}

	}

}
