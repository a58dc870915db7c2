/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.internal.sink;

import java.time.Duration;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.LoggingEvent;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link DropReport}.
 */
class DropReportTests {

	private final LineCounters counters = new LineCounters();

	private long now;

	private final DropReport report = new DropReport(this.counters, (counters) -> new byte[0], () -> this.now);

	@Test
	void saysNothingWhileNothingIsMissing() {
		assertThat(this.report.due()).isNull();
		assertThat(this.report.last()).isNull();
	}

	@Test
	void reportsADropAtOnceAndFurtherOnesEveryTenSeconds() {
		drop();
		assertThat(this.report.due()).isNotNull();
		drop();
		pass(Duration.ofSeconds(9));
		assertThat(this.report.due()).isNull();
		pass(Duration.ofSeconds(1));
		assertThat(this.report.due()).isNotNull();
		pass(Duration.ofSeconds(10));
		assertThat(this.report.due()).isNull();
	}

	@Test
	void reportsAFailureAtOnceAndFurtherOnesEveryMinute() {
		fail();
		assertThat(this.report.due()).isNotNull();
		fail();
		pass(Duration.ofSeconds(59));
		assertThat(this.report.due()).isNull();
		pass(Duration.ofSeconds(1));
		assertThat(this.report.due()).isNotNull();
	}

	@Test
	void reportsADropWithoutWaitingForAMinuteSinceAFailure() {
		fail();
		assertThat(this.report.due()).isNotNull();
		drop();
		pass(Duration.ofSeconds(10));
		assertThat(this.report.due()).isNotNull();
	}

	@Test
	void reportsTheRestAtTheEndWhateverTheTime() {
		fail();
		assertThat(this.report.due()).isNotNull();
		fail();
		assertThat(this.report.last()).isNotNull();
	}

	private void drop() {
		this.counters.add(LineOutcome.DROPPED, LineCounters.WARN);
	}

	private void fail() {
		LoggingEvent event = new LoggingEvent();
		event.setLevel(Level.INFO);
		this.counters.failed(event, new IllegalStateException());
	}

	private void pass(Duration time) {
		this.now += time.toNanos();
	}

}
