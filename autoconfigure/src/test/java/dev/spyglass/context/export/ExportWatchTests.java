/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.context.export;

import java.net.ConnectException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import dev.spyglass.testing.CapturedLines;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ExportWatch}.
 */
class ExportWatchTests {

	private final AtomicLong time = new AtomicLong(Long.MAX_VALUE - 5);

	private final ExportWatch watch = new ExportWatch("traces", this.time::get);

	private final CapturedLines lines = new CapturedLines();

	@AfterEach
	void close() {
		this.lines.close();
	}

	@Test
	void warnsOnceAMinute() {
		this.watch.lost(3, "refused");
		pass(Duration.ofSeconds(59));
		this.watch.lost(4, "refused");
		assertThat(warnings()).singleElement().asString().contains("traces fails, 3 are lost: refused");
		pass(Duration.ofSeconds(1));
		this.watch.lost(5, "refused");
		assertThat(warnings()).hasSize(2).last().asString().contains("9 are lost");
	}

	@Test
	void saysWhenItWorksAgain() {
		this.watch.lost(3, "refused");
		this.watch.lost(4, "refused");
		this.watch.delivered(1);
		this.watch.delivered(1);
		assertThat(this.lines.containing("works again")).singleElement()
			.satisfies((line) -> assertThat(line.getFormattedMessage()).contains("4 were lost meanwhile"));
	}

	@Test
	void countsEachOutcome() {
		this.watch.dropsCountedBy(() -> 7);
		this.watch.delivered(2);
		this.watch.lost(3, "refused");
		assertThat(List.of(ExportOutcome.values())).extracting(this.watch::count).containsExactly(2L, 3L, 7L);
	}

	@Test
	void endsInTime() {
		assertThat(this.watch.isTimeUp()).isFalse();
		this.watch.endWithin(Duration.ofSeconds(2));
		assertThat(this.watch.isTimeUp()).isFalse();
		pass(Duration.ofSeconds(2));
		assertThat(this.watch.isTimeUp()).isTrue();
	}

	@Test
	void describesAFailureInAFewWords() {
		assertThat(ExportFailure.describe(new IllegalStateException(new ConnectException("Connection refused"))))
			.isEqualTo("ConnectException: Connection refused");
		assertThat(ExportFailure.describe(null)).isNotBlank();
	}

	private void pass(Duration duration) {
		this.time.addAndGet(duration.toNanos());
	}

	private List<String> warnings() {
		return this.lines.all()
			.stream()
			.filter((event) -> event.getLoggerName().equals(ExportWatch.LOGGER) && event.getLevel() == Level.WARN)
			.map(ILoggingEvent::getFormattedMessage)
			.toList();
	}

}
