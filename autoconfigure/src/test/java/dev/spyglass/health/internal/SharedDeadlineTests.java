/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.health.internal;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SharedDeadlineTests {

	private final AtomicLong now = new AtomicLong();

	private final SharedDeadline deadline = new SharedDeadline(Duration.ofMillis(50), this.now::get);

	@Test
	void isUsedUpByAllTogether() {
		assertThat(this.deadline.remaining()).hasMillis(50);
		pass(30);
		assertThat(this.deadline.remaining()).hasMillis(20);
	}

	@Test
	void leavesALittleForThoseThatAreQuick() {
		this.deadline.remaining();
		pass(50);
		assertThat(this.deadline.remaining()).hasMillis(5);
	}

	@Test
	void beginsAnewAfterAWhile() {
		this.deadline.remaining();
		pass(50);
		this.deadline.remaining();
		pass(101);
		assertThat(this.deadline.remaining()).hasMillis(50);
	}

	private void pass(long millis) {
		this.now.addAndGet(Duration.ofMillis(millis).toNanos());
	}

}
