/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.health.internal;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

import dev.spyglass.metrics.Heartbeat;
import dev.spyglass.metrics.Heartbeats;
import dev.spyglass.vocabulary.MeterNames;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MockClock;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import org.springframework.util.unit.DataSize;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the indicators that read Spyglass' own meters and handles.
 */
class HealthIndicatorsTests {

	private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

	private final AtomicLong now = new AtomicLong();

	private final AtomicLong depth = new AtomicLong();

	private final AtomicLong oldest = new AtomicLong();

	private QueueHealthIndicator queues(Duration maxAge) {
		Gauge.builder(MeterNames.QUEUE_DEPTH, this.depth::get).tag("queue", "batches").register(this.registry);
		Gauge.builder(MeterNames.QUEUE_CAPACITY, () -> 100).tag("queue", "batches").register(this.registry);
		TimeGauge.builder(MeterNames.QUEUE_OLDEST_AGE, this.oldest::get, SECONDS)
			.tag("queue", "batches")
			.register(this.registry);
		return new QueueHealthIndicator(this.registry, 0.9, maxAge, Duration.ofSeconds(30), this.now::get);
	}

	private void pass(long seconds) {
		this.now.addAndGet(Duration.ofSeconds(seconds).toNanos());
	}

	@Test
	void aSaturatedQueueIsOutOfServiceAfterItsTimeAndBackByItself() {
		QueueHealthIndicator queues = queues(null);
		this.depth.set(95);
		assertThat(queues.health().getStatus()).isEqualTo(Status.UP);
		pass(31);
		assertThat(queues.health().getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
		this.depth.set(10);
		assertThat(queues.health().getStatus()).isEqualTo(Status.UP);
	}

	@Test
	void aQueueThatIsFullNowAndThenIsFine() {
		QueueHealthIndicator queues = queues(null);
		for (int turn = 0; turn < 5; turn++) {
			this.depth.set((turn % 2 == 0) ? 100 : 0);
			assertThat(queues.health().getStatus()).isEqualTo(Status.UP);
			pass(29);
		}
	}

	@Test
	void anItemThatWaitsTooLongCountsIfALimitIsSet() {
		QueueHealthIndicator queues = queues(Duration.ofSeconds(60));
		this.oldest.set(61);
		queues.health();
		pass(31);
		assertThat(queues.health().getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
	}

	@Test
	void showsTheNumbersOfAQueue() {
		QueueHealthIndicator queues = queues(null);
		this.depth.set(7);
		this.oldest.set(3);
		assertThat(queues.health().getDetails().get("batches"))
			.hasToString("{depth=7.0, capacity=100.0, oldestSeconds=3.0}");
	}

	@Test
	void namesTheWorkerThatMissedItsHeartbeat() {
		MockClock clock = new MockClock();
		Heartbeats heartbeats = new Heartbeats(null, clock);
		HeartbeatHealthIndicator indicator = new HeartbeatHealthIndicator(heartbeats);
		Heartbeat alive = heartbeats.register("alive", Duration.ofSeconds(30));
		heartbeats.register("stuck", Duration.ofSeconds(30));
		assertThat(indicator.health().getStatus()).isEqualTo(Status.UP);
		clock.add(Duration.ofSeconds(31));
		alive.beat();
		Health health = indicator.health();
		assertThat(health.getStatus()).isEqualTo(Status.DOWN);
		assertThat(health.getDetails()).containsEntry("reason", "no heartbeat of stuck");
	}

	@Test
	void aLogThatDoesNotKeepUpIsDownAfterItsTime() {
		AtomicLong percent = new AtomicLong(95);
		Gauge.builder(MeterNames.LOG_RING_OCCUPANCY, () -> percent.get() / 100.0)
			.tag("sink", "console")
			.register(this.registry);
		LogPipelineHealthIndicator pipeline = new LogPipelineHealthIndicator(this.registry, 0.9, Duration.ofSeconds(10),
				this.now::get);
		assertThat(pipeline.health().getStatus()).isEqualTo(Status.UP);
		pass(11);
		Health health = pipeline.health();
		assertThat(health.getStatus()).isEqualTo(Status.DOWN);
		assertThat(health.getDetails()).containsEntry("reason", "the output does not keep up: console")
			.containsEntry("console", 0.95);
		percent.set(1);
		assertThat(pipeline.health().getStatus()).isEqualTo(Status.UP);
	}

	@Test
	void whatIsOnItsWayToACollectorIsShownAndNotMinded() {
		Gauge.builder(MeterNames.LOG_RING_OCCUPANCY, () -> 1).tag("sink", "otlp").register(this.registry);
		LogPipelineHealthIndicator pipeline = new LogPipelineHealthIndicator(this.registry, 0.9, Duration.ofSeconds(10),
				this.now::get);
		pipeline.health();
		pass(11);
		assertThat(pipeline.health().getStatus()).isEqualTo(Status.UP);
		assertThat(pipeline.health().getDetails()).containsEntry("otlp", 1.0);
	}

	@Test
	void theDiskOfTheLogIsDownBelowTheThreshold(@TempDir Path folder) {
		File file = folder.resolve("app.log").toFile();
		assertThat(new LogDiskHealthIndicator(file, DataSize.ofBytes(1)).health().getStatus()).isEqualTo(Status.UP);
		assertThat(new LogDiskHealthIndicator(file, DataSize.ofTerabytes(1_000_000)).health().getStatus())
			.isEqualTo(Status.DOWN);
	}

	@Test
	@EnabledOnOs(OS.LINUX)
	void aDeviceHasNoDisk() {
		DataSize tooMuch = DataSize.ofTerabytes(1_000_000);
		assertThat(new LogDiskHealthIndicator(new File("/dev/null"), tooMuch).health()).isNull();
	}

	@Test
	void theDiskOfALinkIsThatOfItsFile(@TempDir Path folder) throws IOException {
		Path real = Files.createFile(Files.createDirectory(folder.resolve("real")).resolve("app.log"));
		File link = Files.createSymbolicLink(folder.resolve("app.log"), real).toFile();
		assertThat(new LogDiskHealthIndicator(link, DataSize.ofBytes(1)).health().getDetails()).containsEntry("path",
				real.getParent().toRealPath().toString());
	}

	@Test
	void withoutALogFileThereIsNothingToSayOfItsDisk() {
		assertThat(new LogDiskHealthIndicator(null, DataSize.ofBytes(1)).health()).isNull();
	}

}
