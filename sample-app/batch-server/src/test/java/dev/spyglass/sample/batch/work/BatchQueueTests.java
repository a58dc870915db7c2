/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.sample.batch.work;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

import dev.spyglass.sample.batch.BatchServerProperties;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@Timeout(60)
class BatchQueueTests {

	private static final Runnable NOTHING = () -> {
	};

	private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

	private final BatchQueue queue = queue(2, this.registry);

	@Test
	void isMeasured() throws InterruptedException {
		enqueue("first");
		enqueue("second");
		assertThatExceptionOfType(QueueFullException.class).isThrownBy(() -> this.queue.reserve("third"));
		take();
		assertThat(this.registry.get("queue.depth").tag("queue", "batches").gauge().value()).isOne();
		assertThat(this.registry.get("queue.capacity").gauge().value()).isEqualTo(2);
		assertThat(this.registry.get("queue.enqueued").counter().count()).isEqualTo(2);
		assertThat(this.registry.get("queue.rejected").counter().count()).isOne();
		assertThat(this.registry.get("queue.wait").timer().count()).isOne();
	}

	@Test
	void handsOutInTheOrderOfEnqueueing() throws InterruptedException {
		enqueue("first");
		enqueue("second");
		assertThat(take()).isEqualTo("first");
		assertThat(take()).isEqualTo("second");
	}

	@Test
	void refusesMoreThanItHolds() {
		enqueue("first");
		enqueue("second");
		assertThatExceptionOfType(QueueFullException.class).isThrownBy(() -> this.queue.reserve("third"));
	}

	@Test
	void countsAReservedSlotAsTaken() {
		this.queue.reserve("first");
		this.queue.reserve("second");
		assertThatExceptionOfType(QueueFullException.class).isThrownBy(() -> this.queue.reserve("third"));
	}

	@Test
	void givesAnUnusedSlotBackOnce() {
		BatchQueue.Slot slot = this.queue.reserve("first");
		slot.close();
		slot.close();
		assertThat(this.queue.knows("first")).isFalse();
		this.queue.reserve("second");
		this.queue.reserve("third");
		assertThatExceptionOfType(QueueFullException.class).isThrownBy(() -> this.queue.reserve("fourth"));
	}

	@Test
	void freesTheSlotOfARemovedBatch() {
		enqueue("first");
		enqueue("second");
		this.queue.remove("first");
		assertThat(this.queue.knows("first")).isFalse();
		assertThat(this.queue.depth()).isOne();
		enqueue("third");
	}

	@Test
	void knowsABatchUntilItIsDone() throws InterruptedException {
		enqueue("first");
		take();
		assertThat(this.queue.knows("first")).isTrue();
		this.queue.done("first");
		assertThat(this.queue.knows("first")).isFalse();
	}

	@Test
	void acceptsAndHandsOutNothingOnceClosed() throws InterruptedException {
		enqueue("first");
		this.queue.close();
		assertThat(this.queue.take()).isNull();
		assertThat(this.queue.knows("first")).isFalse();
		assertThatExceptionOfType(QueueClosedException.class).isThrownBy(() -> this.queue.reserve("second"));
	}

	@Test
	void dropsABatchThatIsEnqueuedAfterClosing() {
		BatchQueue.Slot slot = this.queue.reserve("first");
		this.queue.close();
		slot.enqueue(NOTHING);
		assertThat(this.queue.knows("first")).isFalse();
		assertThat(this.queue.depth()).isZero();
	}

	@Test
	void wakesWaitingWorkersWhenItIsClosed() throws Exception {
		ExecutorService workers = Executors.newFixedThreadPool(2);
		try {
			List<Future<QueuedBatch>> waiting = List.of(workers.submit(this.queue::take),
					workers.submit(this.queue::take));
			this.queue.close();
			for (Future<QueuedBatch> worker : waiting) {
				assertThat(worker.get()).isNull();
			}
		}
		finally {
			workers.shutdownNow();
		}
	}

	@Test
	void losesNothingAndDoublesNothingUnderConcurrency() throws Exception {
		BatchQueue shared = queue(8, new SimpleMeterRegistry());
		ConcurrentHashMap<String, Integer> taken = new ConcurrentHashMap<>();
		AtomicInteger accepted = new AtomicInteger();
		ExecutorService threads = Executors.newCachedThreadPool();
		try {
			List<Future<?>> producers = new ArrayList<>();
			for (int producer = 0; producer < 4; producer++) {
				String prefix = producer + "-";
				producers.add(threads.submit(() -> produce(shared, prefix, accepted)));
			}
			List<Future<?>> consumers = new ArrayList<>();
			for (int consumer = 0; consumer < 3; consumer++) {
				consumers.add(threads.submit(() -> consume(shared, taken)));
			}
			for (Future<?> producer : producers) {
				producer.get();
			}
			Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> taken.size() == accepted.get());
			shared.close();
			for (Future<?> consumer : consumers) {
				consumer.get();
			}
		}
		finally {
			threads.shutdownNow();
		}
		assertThat(accepted).hasPositiveValue();
		assertThat(taken.values()).containsOnly(1);
	}

	private static void produce(BatchQueue queue, String prefix, AtomicInteger accepted) {
		for (int i = 0; i < 2_000; i++) {
			try (BatchQueue.Slot slot = queue.reserve(prefix + i)) {
				if (i % 10 != 0) {
					slot.enqueue(NOTHING);
					accepted.incrementAndGet();
				}
			}
			catch (QueueFullException ex) {
				Thread.onSpinWait();
			}
		}
	}

	private static Void consume(BatchQueue queue, ConcurrentHashMap<String, Integer> taken)
			throws InterruptedException {
		QueuedBatch batch = queue.take();
		while (batch != null) {
			taken.merge(batch.batchId(), 1, Integer::sum);
			queue.done(batch.batchId());
			batch = queue.take();
		}
		return null;
	}

	private void enqueue(String id) {
		try (BatchQueue.Slot slot = this.queue.reserve(id)) {
			slot.enqueue(NOTHING);
		}
	}

	private String take() throws InterruptedException {
		return this.queue.take().batchId();
	}

	private static BatchQueue queue(int capacity, SimpleMeterRegistry registry) {
		return new BatchQueue(
				new Binder(new MapConfigurationPropertySource(Map.of("batch-server.queue.capacity", capacity)))
					.bindOrCreate("batch-server", BatchServerProperties.class),
				registry);
	}

}
