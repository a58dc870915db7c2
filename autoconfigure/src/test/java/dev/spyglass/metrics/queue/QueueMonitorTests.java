/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.metrics.queue;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import dev.spyglass.testsupport.CapturedLines;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNoException;

/**
 * Tests for {@link QueueMonitor}.
 */
class QueueMonitorTests {

	private final MeterRegistry registry = new SimpleMeterRegistry();

	private final AtomicInteger depth = new AtomicInteger();

	@Test
	void tellsTheDepthOfTheMoment() {
		monitor();
		this.depth.set(7);
		assertThat(this.registry.get("queue.depth").tag("queue", "batches").gauge().value()).isEqualTo(7);
	}

	@Test
	void tellsTheCapacity() {
		monitor();
		assertThat(this.registry.get("queue.capacity").tag("queue", "batches").gauge().value()).isEqualTo(10);
	}

	@Test
	void hasNoCapacityWhenUnbounded() {
		QueueMonitor.builder("batches", this.depth::get).register(this.registry);
		assertThat(this.registry.find("queue.capacity").meter()).isNull();
	}

	@Test
	void tellsTheAgeOfTheOldestItemInSeconds() {
		QueueMonitor.builder("batches", this.depth::get)
			.oldestAge(() -> Duration.ofMillis(1500))
			.register(this.registry);
		assertThat(this.registry.get("queue.oldest.age").timeGauge().value(TimeUnit.SECONDS)).isEqualTo(1.5);
	}

	@Test
	void countsWhatIsPutIn() {
		monitor().enqueued();
		assertThat(this.registry.get("queue.enqueued").counter().count()).isEqualTo(1);
	}

	@Test
	void observesTheDepthAtEachEnqueue() {
		QueueMonitor monitor = monitor();
		monitor.enqueued();
		monitor.enqueued();
		monitor.dequeued(Duration.ZERO);
		monitor.enqueued();
		assertThat(this.registry.get("queue.depth.observed").summary().totalAmount()).isEqualTo(1 + 2 + 2);
	}

	@Test
	void countsOnFromTheDepthOfTheLastScrape() {
		QueueMonitor monitor = monitor();
		monitor.enqueued();
		this.depth.set(7);
		assertThat(depth("batches")).isEqualTo(7);
		monitor.enqueued();
		assertThat(this.registry.get("queue.depth.observed").summary().totalAmount()).isEqualTo(1 + 8);
	}

	@Test
	void showsTheLastDepthAndWarnsOnceWhenTheSupplierBlocks() throws InterruptedException {
		AtomicReference<CountDownLatch> gate = new AtomicReference<>(new CountDownLatch(0));
		QueueMonitor.builder("table", () -> {
			awaitOpen(gate.get());
			return this.depth.get();
		}).timeout(Duration.ofMillis(20)).register(this.registry);
		this.depth.set(7);
		assertThat(depth("table")).isEqualTo(7);
		CountDownLatch closed = new CountDownLatch(1);
		gate.set(closed);
		this.depth.set(9);
		try (CapturedLines lines = new CapturedLines()) {
			for (int i = 0; i < 5; i++) {
				assertThat(depth("table")).isEqualTo(7);
			}
			assertThat(lines.all()).singleElement()
				.satisfies((line) -> assertThat(CapturedLines.keyValue(line, "queue")).isEqualTo("table"));
		}
		closed.countDown();
		Awaitility.await().untilAsserted(() -> assertThat(depth("table")).isEqualTo(9));
	}

	@Test
	void scrapesAndWarnsOnceWhenTheSupplierThrows() {
		PrometheusMeterRegistry prometheus = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
		QueueMonitor.builder("table", () -> {
			throw new IllegalStateException("database away");
		}).register(prometheus);
		try (CapturedLines lines = new CapturedLines()) {
			assertThat(prometheus.scrape()).contains("queue_depth{queue=\"table\"} NaN");
			assertThat(prometheus.scrape()).contains("queue_depth{queue=\"table\"} NaN");
			assertThat(lines.all()).hasSize(1);
		}
	}

	private double depth(String queue) {
		return this.registry.get("queue.depth").tag("queue", queue).gauge().value();
	}

	private static void awaitOpen(CountDownLatch gate) {
		try {
			gate.await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@Test
	void countsWhatIsTakenOutAndHowLongItWaited() {
		monitor().dequeued(Duration.ofMillis(20));
		assertThat(this.registry.get("queue.dequeued").counter().count()).isEqualTo(1);
		assertThat(this.registry.get("queue.wait").timer().totalTime(TimeUnit.MILLISECONDS)).isEqualTo(20);
	}

	@Test
	void countsANegativeWaitAsNone() {
		monitor().dequeued(Duration.ofHours(-1));
		assertThat(this.registry.get("queue.wait").timer().count()).isEqualTo(1);
		assertThat(this.registry.get("queue.wait").timer().totalTime(TimeUnit.SECONDS)).isZero();
	}

	@Test
	void countsWhatIsRefused() {
		monitor().rejected();
		assertThat(this.registry.get("queue.rejected").counter().count()).isEqualTo(1);
	}

	@Test
	void doesNotFailTheCallerWhenTheDepthIsUnknown() {
		QueueMonitor monitor = QueueMonitor.builder("table", () -> {
			throw new IllegalStateException("database away");
		}).register(this.registry);
		assertThatNoException().isThrownBy(monitor::enqueued);
	}

	@Test
	void refusesANameThatIsTaken() {
		monitor();
		assertThatIllegalStateException().isThrownBy(this::monitor)
			.withMessageContaining("'batches' is already monitored")
			.withMessageContaining("use a unique name");
	}

	@Test
	void givesTheNameBackWhenClosed() {
		monitor().close();
		assertThat(this.registry.getMeters()).isEmpty();
		assertThatNoException().isThrownBy(this::monitor);
	}

	@Test
	void refusesACapacityOfZero() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> QueueMonitor.builder("batches", this.depth::get).capacity(0))
			.withMessageContaining("'batches'")
			.withMessageContaining("at least 1");
	}

	@Test
	void refusesABlankName() {
		assertThatIllegalArgumentException().isThrownBy(() -> QueueMonitor.builder(" ", this.depth::get));
	}

	@Test
	void hasTheNamesOfTheVocabularyInPrometheus() {
		PrometheusMeterRegistry prometheus = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
		QueueMonitor.builder("batches", this.depth::get)
			.capacity(10)
			.oldestAge(() -> Duration.ZERO)
			.register(prometheus);
		assertThat(prometheus.scrape()).contains("queue_depth{", "queue_capacity{", "queue_depth_observed_count{",
				"queue_wait_seconds_count{", "queue_oldest_age_seconds{", "queue_enqueued_total{",
				"queue_dequeued_total{", "queue_rejected_total{");
	}

	private QueueMonitor monitor() {
		return QueueMonitor.builder("batches", this.depth::get).capacity(10).register(this.registry);
	}

}
