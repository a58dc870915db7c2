/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.internal.sink;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.encoder.EncoderBase;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.event.KeyValuePair;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SinkAppender}.
 */
class SinkAppenderTests {

	private static final RingSettings ASYNC = new RingSettings(true, 1024, Duration.ofNanos(500_000),
			Duration.ofSeconds(5));

	private final StubTarget target = new StubTarget();

	private final LoggerContext context = new LoggerContext();

	private final Logger logger = this.context.getLogger("test");

	SinkAppenderTests() {
		this.context.setMDCAdapter(new LogbackMDCAdapter());
	}

	@AfterEach
	void stop() {
		this.target.gate.countDown();
		this.context.stop();
	}

	@Test
	void writesInOrder() {
		SinkAppender appender = install(ASYNC);
		IntStream.range(0, 500).forEach((i) -> this.logger.info("line {}", i));
		appender.stop();
		assertThat(this.target.lines())
			.containsExactlyElementsOf(IntStream.range(0, 500).mapToObj((i) -> "INFO line " + i).toList());
	}

	@Test
	void writesASingleLineWithoutWaitingForMore() {
		install(ASYNC);
		this.logger.info("alone");
		Awaitility.await().atMost(Duration.ofSeconds(2)).until(() -> this.target.lines().size() == 1);
	}

	@Test
	void wakesUpForALineAfterALongSilence() {
		SinkAppender appender = install(ASYNC);
		// The machine may stall in one attempt; a thread that sleeps on takes a second in
		// each.
		assertThat(IntStream.range(0, 5).anyMatch((attempt) -> writesAtOnceAfterASilence(appender))).isTrue();
	}

	private boolean writesAtOnceAfterASilence(SinkAppender appender) {
		this.logger.info("before");
		appender.flush(Duration.ofSeconds(2));
		Awaitility.await()
			.during(Duration.ofMillis(50))
			.until(() -> sinkThread().getState() == Thread.State.TIMED_WAITING);
		int written = this.target.lines().size();
		long begin = System.nanoTime();
		this.logger.info("after");
		Awaitility.await().pollInterval(Duration.ofMillis(5)).until(() -> this.target.lines().size() == written + 1);
		return System.nanoTime() - begin < Duration.ofMillis(500).toNanos();
	}

	@Test
	void acceptedIsWrittenPlusDropped() {
		SinkAppender appender = install(ASYNC);
		stall();
		IntStream.range(0, 5000).forEach((i) -> this.logger.info("line {}", i));
		this.target.gate.countDown();
		appender.stop();
		long dropped = appender.counters().count(LineOutcome.DROPPED);
		assertThat(dropped).isPositive();
		assertThat(appender.counters().count(LineOutcome.WRITTEN) + dropped).isEqualTo(5001);
		assertThat(this.target.lines().stream().filter((line) -> line.startsWith("INFO")))
			.hasSize(5000 - (int) dropped);
	}

	@Test
	void warningsSurviveAFlood() {
		SinkAppender appender = install(ASYNC);
		stall();
		for (int i = 0; i < 5000; i++) {
			this.logger.info("line {}", i);
			if (i % 50 == 0) {
				this.logger.warn("warning {}", i);
			}
		}
		this.target.gate.countDown();
		appender.stop();
		assertThat(appender.counters().count(LineOutcome.DROPPED, "WARN")).isZero();
		assertThat(this.target.lines().stream().filter((line) -> line.startsWith("WARN warning"))).hasSize(100);
	}

	@Test
	void callersReturnWhileTheOutputIsStuck() {
		SinkAppender appender = install(new RingSettings(true, 1024, Duration.ZERO, Duration.ofSeconds(5)));
		stall();
		IntStream.range(0, 20_000).forEach((i) -> this.logger.info("line {}", i));
		assertThat(this.target.waiting).isTrue();
		assertThat(appender.counters().count(LineOutcome.DROPPED)).isEqualTo(20_000 - 768);
	}

	@Test
	void bridgesAShortPauseWithoutLoss() throws InterruptedException {
		SinkAppender appender = install(new RingSettings(true, 64, Duration.ofSeconds(5), Duration.ofSeconds(5)));
		stall();
		Thread caller = new Thread(() -> IntStream.range(0, 200).forEach((i) -> this.logger.info("line {}", i)));
		caller.start();
		Awaitility.await().until(() -> appender.occupancy() > 0.7);
		this.target.gate.countDown();
		caller.join();
		appender.stop();
		assertThat(this.target.lines()).hasSize(201);
	}

	@Test
	void saysThatLinesAreMissing() {
		SinkAppender appender = install(ASYNC);
		stall();
		IntStream.range(0, 5000).forEach((i) -> this.logger.info("line {}", i));
		this.target.gate.countDown();
		appender.stop();
		assertThat(this.target.lines())
			.filteredOn((line) -> line.startsWith("WARN Lines are missing from the test log since the start: "))
			.hasSizeBetween(1, 2);
	}

	@Test
	void goesOnInTheMiddleOfALineWhenThereIsRoomAgain() {
		SinkAppender appender = install(ASYNC);
		this.target.room = 7;
		this.logger.info("one");
		this.logger.info("two");
		Awaitility.await().until(() -> this.target.room == 0);
		this.target.room = Integer.MAX_VALUE;
		Awaitility.await().atMost(Duration.ofSeconds(5)).until(() -> this.target.lines().size() == 2);
		assertThat(this.target.lines()).containsExactly("INFO one", "INFO two");
		assertThat(appender.counters().count(LineOutcome.WRITTEN)).isEqualTo(2);
	}

	@Test
	void countsWhatAFullOutputDidNotTakeUntilTheEnd() {
		SinkAppender appender = install(new RingSettings(true, 1024, Duration.ZERO, Duration.ofMillis(100)));
		this.target.room = "INFO one\nIN".length();
		this.logger.info("one");
		this.logger.info("two");
		this.logger.info("three");
		appender.stop();
		assertThat(appender.counters().count(LineOutcome.WRITTEN)).isOne();
		assertThat(appender.counters().count(LineOutcome.DROPPED)).isEqualTo(2);
	}

	@Test
	void countsWhatTheOutputDiscards() {
		SinkAppender appender = install(ASYNC);
		this.target.room = LineTarget.DISCARDED;
		this.logger.info("one");
		appender.flush(Duration.ofSeconds(5));
		this.target.room = Integer.MAX_VALUE;
		this.logger.info("two");
		appender.stop();
		assertThat(appender.counters().count(LineOutcome.DROPPED)).isOne();
		assertThat(appender.counters().count(LineOutcome.WRITTEN)).isOne();
	}

	@Test
	void survivesAnEncoderThatFails() {
		SinkAppender appender = SinkAppender.to(this.target, new FailingEncoder(), ASYNC);
		start(appender);
		this.logger.info("bad");
		this.logger.info("good");
		appender.stop();
		assertThat(this.target.lines()).contains("good");
		assertThat(appender.counters().count(LineOutcome.FAILED, "INFO")).isOne();
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void namesTheLoggerAndTheCauseOfALineThatCouldNotBeEncoded(boolean asynchronous) {
		SinkAppender appender = SinkAppender.to(this.target, new FailingEncoder(),
				new RingSettings(asynchronous, 1024, Duration.ZERO, Duration.ofSeconds(5)));
		start(appender);
		IntStream.range(0, 100).forEach((i) -> this.logger.info("bad"));
		appender.stop();
		assertThat(this.target.lines()).isNotEmpty()
			.hasSizeLessThanOrEqualTo(2)
			.allMatch((line) -> line.startsWith("Lines are missing from the test log since the start: 0 dropped, ")
					&& line.contains("[event=\"log.dropped\", sink=\"test\", dropped=\"0\"")
					&& line.endsWith("failed_logger=\"test\", failed_cause=\"java.lang.StackOverflowError\"]"));
	}

	@Test
	void printsNothingBesideTheLogForAnEnumThatFails() {
		install(ASYNC).stop();
		PrintStream err = System.err;
		ByteArrayOutputStream printed = new ByteArrayOutputStream();
		System.setErr(new PrintStream(printed));
		try {
			SinkAppender appender = install(ASYNC);
			this.logger.info("day {}", Weekday.MONDAY);
			appender.stop();
		}
		finally {
			System.setErr(err);
		}
		assertThat(printed.toString()).isEmpty();
		assertThat(this.target.lines().get(0)).startsWith("INFO day [unwritable ");
	}

	@Test
	void showsAnObjectAsItWasWhenItWasLogged() {
		SinkAppender appender = install(ASYNC);
		this.target.gate = new CountDownLatch(1);
		StringBuilder mutable = new StringBuilder("before");
		this.logger.atInfo().addKeyValue("state", mutable).log("mutable");
		mutable.replace(0, 6, "after");
		this.target.gate.countDown();
		appender.stop();
		assertThat(this.target.lines()).containsExactly("INFO mutable state=\"before\"");
	}

	@Test
	void writesAtOnceWhenSynchronous() {
		install(new RingSettings(false, 1024, Duration.ZERO, Duration.ZERO));
		this.logger.info("now");
		assertThat(this.target.lines()).containsExactly("INFO now");
	}

	@Test
	void dropsWhileFullAndGoesOnWhenSynchronous() {
		SinkAppender appender = install(new RingSettings(false, 1024, Duration.ZERO, Duration.ZERO));
		this.target.room = 3;
		this.logger.info("cut");
		this.logger.info("dropped");
		this.target.room = Integer.MAX_VALUE;
		this.logger.info("written");
		assertThat(this.target.lines()).containsExactly("INFO cut", "INFO written");
		assertThat(appender.counters().count(LineOutcome.DROPPED)).isOne();
	}

	@Test
	void callersWaitForTheirLineWhenTheEndHasBegun() {
		SinkAppender appender = install(ASYNC);
		appender.end();
		this.logger.info("last words");
		assertThat(this.target.lines()).containsExactly("INFO last words");
	}

	@Test
	void leavesNoThreadBehind() {
		SinkAppender appender = install(ASYNC);
		appender.stop();
		assertThat(Thread.getAllStackTraces().keySet()).extracting(Thread::getName).doesNotContain("spyglass-log-test");
		assertThat(this.target.closed).isTrue();
	}

	@Test
	void stopsAlthoughTheOutputIsStuck() {
		SinkAppender appender = install(new RingSettings(true, 1024, Duration.ZERO, Duration.ofMillis(200)));
		this.target.gate = new CountDownLatch(1);
		this.logger.info("stuck");
		appender.stop();
		assertThat(this.target.waiting).isTrue();
	}

	@Test
	void reportsHowFullTheRingIs() {
		SinkAppender appender = install(new RingSettings(true, 1024, Duration.ZERO, Duration.ofSeconds(5)));
		stall();
		IntStream.range(0, 10_000).forEach((i) -> this.logger.info("line {}", i));
		assertThat(appender.occupancy()).isEqualTo(0.75);
	}

	@Test
	void boundsTheMemoryOfLargeLines() {
		SinkAppender appender = install(new RingSettings(true, 32_768, Duration.ZERO, Duration.ofSeconds(5)));
		stall();
		String large = "x".repeat(16 * 1024);
		IntStream.range(0, 3000).forEach((i) -> this.logger.info(large + i));
		assertThat(appender.occupancy()).isLessThan(1200.0 / 32_768);
		this.target.gate.countDown();
		appender.stop();
		assertThat(appender.counters().count(LineOutcome.WRITTEN) + appender.counters().count(LineOutcome.DROPPED))
			.isEqualTo(3001);
	}

	@Test
	void largeWarningsSurviveAFloodOfLargeLines() {
		SinkAppender appender = install(new RingSettings(true, 32_768, Duration.ZERO, Duration.ofSeconds(5)));
		stall();
		String large = "x".repeat(16 * 1024);
		IntStream.range(0, 3000).forEach((i) -> this.logger.info(large + i));
		IntStream.range(0, 50).forEach((i) -> this.logger.warn(large + i));
		this.target.gate.countDown();
		appender.stop();
		assertThat(appender.counters().count(LineOutcome.DROPPED, "INFO")).isPositive();
		assertThat(appender.counters().count(LineOutcome.DROPPED, "WARN")).isZero();
	}

	/**
	 * Holds the output, and waits until the ring's thread is held by it: before that it
	 * would take as many lines out of the ring as its batch holds. Writes one line.
	 */
	private void stall() {
		this.target.gate = new CountDownLatch(1);
		this.logger.error("stalled");
		Awaitility.await().until(() -> this.target.waiting);
	}

	private SinkAppender install(RingSettings settings) {
		PatternLayoutEncoder encoder = new PatternLayoutEncoder();
		encoder.setContext(this.context);
		encoder.setPattern("%level %msg %kvp");
		encoder.start();
		SinkAppender appender = SinkAppender.to(this.target, new TrimmingEncoder(encoder), settings);
		start(appender);
		return appender;
	}

	private void start(SinkAppender appender) {
		appender.setContext(this.context);
		appender.start();
		this.logger.setLevel(Level.INFO);
		this.logger.addAppender(appender);
	}

	private static Thread sinkThread() {
		return Thread.getAllStackTraces()
			.keySet()
			.stream()
			.filter((thread) -> thread.getName().equals("spyglass-log-test"))
			.findFirst()
			.orElseThrow();
	}

	private enum Weekday {

		MONDAY;

		@Override
		public String toString() {
			throw new IllegalStateException("no day");
		}

	}

	/** One trimmed line of text. */
	private static final class TrimmingEncoder extends BytesEncoder {

		private final PatternLayoutEncoder encoder;

		private TrimmingEncoder(PatternLayoutEncoder encoder) {
			this.encoder = encoder;
		}

		@Override
		public byte[] encode(ILoggingEvent event) {
			return (new String(this.encoder.encode(event)).strip() + "\n").getBytes();
		}

	}

	/** Fails for one message. */
	private static final class FailingEncoder extends BytesEncoder {

		@Override
		public byte[] encode(ILoggingEvent event) {
			if (event.getMessage().equals("bad")) {
				throw new StackOverflowError();
			}
			List<KeyValuePair> pairs = event.getKeyValuePairs();
			return (event.getMessage() + ((pairs != null) ? " " + pairs : "") + "\n").getBytes();
		}

	}

	private abstract static class BytesEncoder extends EncoderBase<ILoggingEvent> {

		@Override
		public byte[] headerBytes() {
			return new byte[0];
		}

		@Override
		public byte[] footerBytes() {
			return new byte[0];
		}

	}

}
