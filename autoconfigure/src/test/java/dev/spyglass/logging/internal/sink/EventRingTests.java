/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.internal.sink;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link EventRing}.
 */
class EventRingTests {

	@Test
	void isFirstInFirstOut() {
		EventRing<String> ring = new EventRing<>(4);
		ring.offer("one", 4);
		ring.offer("two", 4);
		assertThat(ring.poll()).isEqualTo("one");
		assertThat(ring.poll()).isEqualTo("two");
		assertThat(ring.poll()).isNull();
	}

	@Test
	void refusesBeyondTheLimitOfTheCaller() {
		EventRing<String> ring = new EventRing<>(4);
		ring.offer("one", 2);
		ring.offer("two", 2);
		assertThat(ring.offer("three", 2)).isFalse();
		assertThat(ring.offer("important", 4)).isTrue();
	}

	@Test
	void goesRound() {
		EventRing<Integer> ring = new EventRing<>(4);
		for (int i = 0; i < 1000; i++) {
			assertThat(ring.offer(i, 4)).isTrue();
			assertThat(ring.poll()).isEqualTo(i);
		}
	}

	@Test
	void refusesAnOddCapacity() {
		assertThatIllegalArgumentException().isThrownBy(() -> new EventRing<>(3)).withMessageContaining("3");
	}

	@RepeatedTest(5)
	void losesAndDoublesNothingUnderContention() throws InterruptedException {
		int producers = 6;
		int each = 50_000;
		EventRing<long[]> ring = new EventRing<>(256);
		AtomicLong refused = new AtomicLong();
		AtomicBoolean done = new AtomicBoolean();
		Map<Long, List<Long>> seen = new HashMap<>();
		Thread consumer = new Thread(() -> {
			while (!done.get() || ring.size() > 0) {
				long[] element = ring.poll();
				if (element == null) {
					Thread.onSpinWait();
				}
				else {
					seen.computeIfAbsent(element[0], (key) -> new ArrayList<>()).add(element[1]);
				}
			}
		});
		consumer.start();
		CountDownLatch start = new CountDownLatch(1);
		List<Thread> threads = new ArrayList<>();
		for (long p = 0; p < producers; p++) {
			long producer = p;
			Thread thread = new Thread(() -> {
				awaitQuietly(start);
				for (long i = 0; i < each; i++) {
					if (!ring.offer(new long[] { producer, i }, (i % 2 == 0) ? 256 : 128)) {
						refused.incrementAndGet();
					}
				}
			});
			thread.start();
			threads.add(thread);
		}
		start.countDown();
		for (Thread thread : threads) {
			thread.join();
		}
		done.set(true);
		consumer.join();
		long taken = seen.values().stream().mapToLong(List::size).sum();
		assertThat(taken + refused.get()).isEqualTo((long) producers * each);
		assertThat(seen.values()).allSatisfy((numbers) -> assertThat(numbers).isSorted().doesNotHaveDuplicates());
	}

	private static void awaitQuietly(CountDownLatch latch) {
		try {
			latch.await();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
