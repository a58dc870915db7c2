/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.health.autoconfigure;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * An application with a contributor that sleeps, one that throws and one that deadlocks,
 * all of them part of both probes.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
class BadContributors {

	/**
	 * The limit is five times the default: who only throws is in time on a busy machine.
	 */
	static final String[] PROPERTIES = { "spyglass.health.time-limit.max-wait=250ms",
			"management.endpoint.health.group.liveness.include=livenessState,sleepy,stuck",
			"management.endpoint.health.group.readiness.include=readinessState,sleepy,throwing,stuck",
			"management.endpoint.health.group.liveness.show-components=always",
			"management.endpoint.health.group.readiness.show-components=always" };

	@Bean
	Sleepy sleepy() {
		return new Sleepy();
	}

	@Bean
	HealthIndicator throwing() {
		return () -> {
			throw new IllegalStateException("no connection");
		};
	}

	@Bean
	Stuck stuck() {
		return new Stuck();
	}

	/** Threads that ask contributors. */
	static List<String> threads() {
		return allThreads().stream()
			.map(Thread::getName)
			.filter((name) -> name.matches("spyglass-health-\\d+"))
			.toList();
	}

	private static Collection<Thread> allThreads() {
		return Thread.getAllStackTraces().keySet();
	}

	static final class Sleepy implements HealthIndicator {

		private final AtomicInteger asked = new AtomicInteger();

		private final CountDownLatch morning = new CountDownLatch(1);

		@Override
		public Health health() {
			this.asked.incrementAndGet();
			try {
				this.morning.await(30, TimeUnit.SECONDS);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
			return Health.up().build();
		}

		int asked() {
			return this.asked.get();
		}

		void wake() {
			this.morning.countDown();
		}

	}

	static final class Stuck implements HealthIndicator {

		private final AtomicInteger asked = new AtomicInteger();

		private final ReentrantLock first = new ReentrantLock();

		private final ReentrantLock second = new ReentrantLock();

		@Override
		public Health health() {
			this.asked.incrementAndGet();
			CountDownLatch taken = new CountDownLatch(1);
			try {
				this.first.lockInterruptibly();
				try {
					new Thread(() -> takeSecondThenFirst(taken), "other-of-the-deadlock").start();
					taken.await();
					this.second.lockInterruptibly();
					this.second.unlock();
				}
				finally {
					this.first.unlock();
				}
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
			return Health.up().build();
		}

		private void takeSecondThenFirst(CountDownLatch taken) {
			this.second.lock();
			taken.countDown();
			this.first.lock();
			this.first.unlock();
			this.second.unlock();
		}

		int asked() {
			return this.asked.get();
		}

	}

}
