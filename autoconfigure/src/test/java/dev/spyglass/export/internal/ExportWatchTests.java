/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.export.internal;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import dev.spyglass.testsupport.CapturedLines;
import io.opentelemetry.sdk.common.CompletableResultCode;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.BeanUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ExportWatch} and {@link ExportRegistry}.
 */
class ExportWatchTests {

	private final AtomicLong time = new AtomicLong(Long.MAX_VALUE - 5);

	private final ExportRegistry exports = new ExportRegistry(this.time::get);

	private final ExportWatch watch = this.exports.watch("traces");

	private final CapturedLines lines = new CapturedLines();

	@AfterEach
	void close() {
		this.lines.close();
	}

	@Test
	void warnsOnceAMinute() {
		lose(this.watch, 3);
		pass(Duration.ofSeconds(59));
		lose(this.watch, 4);
		assertThat(warnings()).singleElement()
			.asString()
			.contains("traces fails, 3 are lost: ConnectException: refused");
		pass(Duration.ofSeconds(1));
		lose(this.watch, 5);
		assertThat(warnings()).hasSize(2).last().asString().contains("9 are lost");
	}

	@Test
	void warnsOnceAMinuteOfAllSignalsTogether() {
		ExportWatch logs = this.exports.watch("logs");
		lose(this.watch, 3);
		lose(logs, 2);
		assertThat(warnings()).singleElement().asString().doesNotContain("logs");
		pass(Duration.ofMinutes(1));
		lose(this.watch, 4);
		assertThat(warnings()).hasSize(2)
			.last()
			.asString()
			.contains("traces fails, 4 are lost", "logs fails, 2 are lost", "The application is not affected");
	}

	@Test
	void saysNothingOfASignalThatWorks() {
		ExportWatch logs = this.exports.watch("logs");
		lose(logs, 2);
		deliver(logs, 1);
		pass(Duration.ofMinutes(1));
		lose(this.watch, 3);
		assertThat(warnings()).last().asString().contains("traces").doesNotContain("logs");
	}

	@Test
	void saysWhenItWorksAgain() {
		lose(this.watch, 3);
		lose(this.watch, 4);
		deliver(this.watch, 1);
		deliver(this.watch, 1);
		assertThat(this.lines.containing("works again")).singleElement()
			.satisfies((line) -> assertThat(line.getFormattedMessage()).contains("4 were lost meanwhile"));
	}

	@Test
	void countsEachOutcome() {
		this.watch.dropsCountedBy(() -> 7);
		deliver(this.watch, 2);
		lose(this.watch, 3);
		assertThat(List.of(ExportOutcome.values())).extracting(this.watch::count).containsExactly(2L, 3L, 7L);
	}

	@Test
	void takesAnExporterThatThrowsForOneThatFails() {
		CompletableResultCode result = this.watch.export(2, () -> {
			throw new IllegalStateException("broken");
		});
		assertThat(result.isDone()).isTrue();
		assertThat(result.isSuccess()).isFalse();
		assertThat(this.watch.count(ExportOutcome.FAILURE)).isEqualTo(2);
	}

	@ParameterizedTest
	@ValueSource(classes = { StackOverflowError.class, NoClassDefFoundError.class, AssertionError.class })
	void takesAnErrorForAFailureOfTheExport(Class<? extends Error> error) {
		CompletableResultCode result = this.watch.export(2, () -> {
			throw BeanUtils.instantiateClass(error);
		});
		assertThat(result.isSuccess()).isFalse();
		assertThat(this.watch.count(ExportOutcome.FAILURE)).isEqualTo(2);
		assertThat(this.watch.shutdown(() -> {
			throw BeanUtils.instantiateClass(error);
		}).join(5, TimeUnit.SECONDS).isDone()).isTrue();
	}

	@Test
	void sendsNothingOnceTheTimeIsUp() {
		this.exports.endWithin(Duration.ofSeconds(2));
		deliver(this.watch, 1);
		pass(Duration.ofSeconds(2));
		AtomicBoolean sent = new AtomicBoolean();
		CompletableResultCode result = this.watch.export(5, () -> {
			sent.set(true);
			return CompletableResultCode.ofSuccess();
		});
		assertThat(sent).isFalse();
		assertThat(result.isSuccess()).isFalse();
		assertThat(warnings()).singleElement().asString().contains("5 are lost: the application is shutting down");
	}

	@Test
	void givesUpWhatIsUnderWayOnceTheTimeIsUp() {
		CompletableResultCode answer = new CompletableResultCode();
		CompletableResultCode result = this.watch.export(5, () -> answer);
		this.exports.endWithin(Duration.ofSeconds(2));
		this.exports.giveUp();
		assertThat(result.isDone()).isFalse();
		pass(Duration.ofSeconds(2));
		this.exports.giveUp();
		assertThat(result.isDone()).isTrue();
		answer.succeed();
		assertThat(result.isSuccess()).isFalse();
		assertThat(this.watch.count(ExportOutcome.FAILURE)).isEqualTo(5);
		assertThat(this.watch.count(ExportOutcome.SUCCESS)).isZero();
	}

	@Test
	void describesAFailureInAFewWords() {
		assertThat(ExportFailure.describe(new IllegalStateException(new ConnectException("Connection refused"))))
			.isEqualTo("ConnectException: Connection refused");
		assertThat(ExportFailure.describe(new IllegalStateException(new InterruptedIOException("timeout"))))
			.isEqualTo("the collector does not answer in time");
		assertThat(ExportFailure.describe(null)).isNotBlank();
	}

	@Test
	void describesFailuresOfTheClientOfTheJdk() {
		assertThat(ofJdk(new ConnectException())).isEqualTo("no connection to the collector");
		IOException unknown = new ConnectException();
		unknown.initCause(new UnresolvedAddressException());
		assertThat(ofJdk(unknown)).isEqualTo("the name of the collector's host is unknown");
		assertThat(ofJdk(new HttpTimeoutException("request timed out")))
			.isEqualTo("the collector does not answer in time");
		assertThat(ofJdk(new IOException("broken"))).isEqualTo("IOException: broken");
		assertThat(ExportFailure.describe(new IllegalStateException(new RejectedExecutionException("Task …"))))
			.isEqualTo("the collector still answers earlier batches");
	}

	@Test
	void waitsForAnExporterToCloseUntilTheTimeIsUp() {
		CountDownLatch hanging = new CountDownLatch(1);
		CompletableResultCode result = this.watch.shutdown(() -> {
			try {
				hanging.await();
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
			return CompletableResultCode.ofSuccess();
		});
		this.exports.endWithin(Duration.ofSeconds(2));
		this.exports.giveUp();
		assertThat(result.isDone()).isFalse();
		pass(Duration.ofSeconds(2));
		this.exports.giveUp();
		assertThat(result.isDone()).isTrue();
		assertThat(this.watch.count(ExportOutcome.FAILURE)).isZero();
		hanging.countDown();
	}

	@Test
	void closesAnExporterAfterTheTimeIsUpWithoutWaiting() {
		this.exports.endWithin(Duration.ZERO);
		CountDownLatch closed = new CountDownLatch(1);
		CompletableResultCode result = this.watch.shutdown(() -> {
			closed.countDown();
			return new CompletableResultCode();
		});
		assertThat(result.isDone()).isTrue();
		Awaitility.await().until(() -> closed.getCount() == 0);
	}

	private static String ofJdk(IOException failure) {
		return ExportFailure
			.describe(new IllegalStateException(new CompletionException(new UncheckedIOException(failure))));
	}

	private static void lose(ExportWatch watch, int items) {
		watch.export(items, () -> CompletableResultCode.ofExceptionalFailure(new ConnectException("refused")));
	}

	private static void deliver(ExportWatch watch, int items) {
		watch.export(items, CompletableResultCode::ofSuccess);
	}

	private void pass(Duration duration) {
		this.time.addAndGet(duration.toNanos());
	}

	private List<String> warnings() {
		return this.lines.all()
			.stream()
			.filter((event) -> event.getLoggerName().equals(ExportRegistry.LOGGER) && event.getLevel() == Level.WARN)
			.map(ILoggingEvent::getFormattedMessage)
			.toList();
	}

}
