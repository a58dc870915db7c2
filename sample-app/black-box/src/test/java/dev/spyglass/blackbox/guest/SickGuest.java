/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.blackbox.guest;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Contributors that sleep, throw and deadlock, for a packaged application.
 */
@Configuration(proxyBeanMethods = false)
public class SickGuest {

	@Bean
	HealthIndicator sleepy() {
		return () -> {
			await(new CountDownLatch(1), 30);
			return Health.up().build();
		};
	}

	@Bean
	HealthIndicator throwing() {
		return () -> {
			throw new IllegalStateException("no connection");
		};
	}

	@Bean
	HealthIndicator stuck() {
		ReentrantLock first = new ReentrantLock();
		ReentrantLock second = new ReentrantLock();
		return () -> {
			CountDownLatch bothHeld = new CountDownLatch(2);
			Thread other = new Thread(() -> takeBoth(second, first, bothHeld), "other-of-the-deadlock");
			other.setDaemon(true);
			other.start();
			takeBoth(first, second, bothHeld);
			return Health.up().build();
		};
	}

	private static void takeBoth(ReentrantLock one, ReentrantLock other, CountDownLatch bothHeld) {
		one.lock();
		try {
			bothHeld.countDown();
			await(bothHeld, 60);
			other.lock();
			other.unlock();
		}
		finally {
			one.unlock();
		}
	}

	private static void await(CountDownLatch latch, int seconds) {
		try {
			latch.await(seconds, TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
