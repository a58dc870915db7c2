/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.metrics.autoconfigure;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;

import dev.spyglass.metrics.queue.MonitoredQueue;
import dev.spyglass.metrics.queue.QueueMonitor;
import dev.spyglass.testsupport.RunningApplication;
import io.micrometer.core.instrument.MeterRegistry;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * Whole applications with bad input for metrics: each says what is wrong, or warns once
 * and shows the page all the same.
 */
@ExtendWith(OutputCaptureExtension.class)
class BadMetricsInputIT {

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "histograms.queue-wait | 1s,500ms | must be strictly increasing",
			"histograms.http-server | 5ms,5ms | must be strictly increasing",
			"histograms.queue-depth | 0,10 | first one greater than 0", "cardinality.max-values | 0 | at least 1",
			"cardinality.max-series | 0 | at least 1", "cardinality.max-series | -5 | at least 1" })
	void aPropertyIsRefusedByNameAndReason(String name, String value, String reason, CapturedOutput output) {
		String property = "spyglass.metrics." + name;
		assertThatException().isThrownBy(
				() -> RunningApplication.start(WebApplicationType.SERVLET, Application.class, property + "=" + value));
		assertThat(output).contains("APPLICATION FAILED TO START", property, reason);
	}

	@ParameterizedTest
	@ValueSource(classes = { SameNameTwice.class, SameNameByHand.class })
	void aNameOfAQueueThatIsTakenIsRefused(Class<?> application, CapturedOutput output) {
		assertThatException().isThrownBy(() -> RunningApplication.start(WebApplicationType.SERVLET, application));
		assertThat(output).contains("orders", "use a unique name for each queue");
	}

	@ParameterizedTest
	@ValueSource(classes = { Throwing.class, Blocking.class })
	void aSupplierThatFailsIsToldOnceAndThePageIsThere(Class<?> application, CapturedOutput output) {
		try (RunningApplication running = RunningApplication.start(WebApplicationType.SERVLET, application)) {
			for (int scrape = 0; scrape < 5; scrape++) {
				assertThat(running.get("/actuator/prometheus").body()).contains("queue_depth{queue=\"table\"} NaN",
						"jvm_memory_used_bytes{");
			}
			// Who asked first may still wait for the answer: health asks, too.
			Awaitility.await().until(() -> output.getOut().contains("The state of a queue could not be read"));
			assertThat(
					output.getOut().lines().filter((line) -> line.contains("The state of a queue could not be read")))
				.singleElement()
				.asString()
				.contains("\"level\":\"WARN\"", "\"queue\":\"table\"");
		}
	}

	@Test
	void aSupplierThatRecoversIsShownAgain() {
		try (RunningApplication running = RunningApplication.start(WebApplicationType.SERVLET, Blocking.class)) {
			assertThat(running.get("/actuator/prometheus").body()).contains("queue_depth{queue=\"table\"} NaN");
			running.context().getBean(CountDownLatch.class).countDown();
			Awaitility.await()
				.until(() -> running.get("/actuator/prometheus").body().contains("queue_depth{queue=\"table\"} 7.0"));
		}
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class SameNameTwice {

		@Bean
		@MonitoredQueue("orders")
		BlockingQueue<String> one() {
			return new LinkedBlockingQueue<>();
		}

		@Bean
		@MonitoredQueue("orders")
		BlockingQueue<String> other() {
			return new LinkedBlockingQueue<>();
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class SameNameByHand {

		@Bean
		QueueMonitor one(MeterRegistry registry) {
			return QueueMonitor.builder("orders", () -> 1).register(registry);
		}

		@Bean
		QueueMonitor other(MeterRegistry registry) {
			return QueueMonitor.builder("orders", () -> 2).register(registry);
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Throwing {

		@Bean
		QueueMonitor table(MeterRegistry registry) {
			return QueueMonitor.builder("table", () -> {
				throw new IllegalStateException("database away");
			}).register(registry);
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Blocking {

		@Bean
		CountDownLatch answer() {
			return new CountDownLatch(1);
		}

		@Bean
		QueueMonitor table(MeterRegistry registry, CountDownLatch answer) {
			return QueueMonitor.builder("table", () -> {
				try {
					answer.await();
				}
				catch (InterruptedException ex) {
					Thread.currentThread().interrupt();
				}
				return 7;
			}).register(registry);
		}

	}

}
