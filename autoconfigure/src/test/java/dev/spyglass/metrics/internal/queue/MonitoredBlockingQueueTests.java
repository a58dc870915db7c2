/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.metrics.internal.queue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.MockClock;
import io.micrometer.core.instrument.simple.SimpleConfig;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link MonitoredBlockingQueue}.
 */
class MonitoredBlockingQueueTests {

	private final MockClock clock = new MockClock();

	private final SimpleMeterRegistry registry = new SimpleMeterRegistry(SimpleConfig.DEFAULT, this.clock);

	private final MonitoredBlockingQueue<String> queue = new MonitoredBlockingQueue<>(new LinkedBlockingQueue<>(3));

	@BeforeEach
	void bind() {
		this.queue.bindTo("orders", this.registry);
	}

	@Test
	void tellsTheTruthAtEveryStep() throws InterruptedException {
		this.queue.put("a");
		this.clock.add(1, TimeUnit.SECONDS);
		assertThat(this.queue.offer("b")).isTrue();
		assertThat(this.queue.add("c")).isTrue();
		assertThat(this.queue.offer("d")).isFalse();
		this.clock.add(2, TimeUnit.SECONDS);
		assertQueue(3, 3, 3, 0, 1);
		assertThat(this.queue.take()).isEqualTo("a");
		assertQueue(2, 2, 3, 1, 1);
		assertThat(this.queue.poll()).isEqualTo("b");
		assertThat(this.queue.poll(1, TimeUnit.SECONDS)).isEqualTo("c");
		assertThat(this.queue.poll()).isNull();
		assertQueue(0, 0, 3, 3, 1);
		assertThat(waited()).isEqualTo(3 + 2 + 2);
	}

	@Test
	void tellsTheCapacity() {
		this.queue.add("a");
		assertThat(gauge("queue.capacity")).isEqualTo(3);
	}

	@Test
	void seesItemsGoByEveryDoor() {
		for (String item : List.of("a", "b", "c")) {
			this.queue.add(item);
		}
		this.queue.remove("b");
		this.queue.iterator().forEachRemaining((item) -> {
		});
		this.queue.removeIf("a"::equals);
		List<String> drained = new ArrayList<>();
		this.queue.drainTo(drained);
		assertThat(drained).containsExactly("c");
		assertQueue(0, 0, 3, 3, 0);
		this.queue.add("d");
		this.queue.clear();
		assertQueue(0, 0, 4, 4, 0);
	}

	@Test
	void anItemThatIsSeenToGoFirstHasNotWaited() {
		EnqueueTimes times = new EnqueueTimes();
		assertThat(times.dequeued(5)).isZero();
		times.enqueued(4);
		assertThat(times.oldest(9)).isZero();
	}

	private void assertQueue(int depth, int oldestSeconds, int enqueued, int dequeued, int rejected) {
		assertThat(gauge("queue.depth")).as("depth").isEqualTo(depth);
		assertThat(this.registry.get("queue.oldest.age").timeGauge().value(TimeUnit.SECONDS)).isEqualTo(oldestSeconds);
		assertThat(this.registry.get("queue.enqueued").counter().count()).isEqualTo(enqueued);
		assertThat(this.registry.get("queue.dequeued").counter().count()).isEqualTo(dequeued);
		assertThat(this.registry.get("queue.rejected").counter().count()).isEqualTo(rejected);
	}

	private double waited() {
		return this.registry.get("queue.wait").timer().totalTime(TimeUnit.SECONDS);
	}

	private double gauge(String name) {
		return this.registry.get(name).tag("queue", "orders").gauge().value();
	}

}
