/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.request.internal;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import dev.spyglass.request.internal.id.RequestIdGenerators;
import dev.spyglass.request.internal.id.RequestIdOutcome;
import dev.spyglass.request.internal.id.RequestIdentity;
import dev.spyglass.testsupport.CapturedLines;
import dev.spyglass.testsupport.RequestLines;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.MDC;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link RequestLog}.
 */
class RequestLogTests {

	private static final long MILLI = 1_000_000;

	private final CapturedLines lines = new CapturedLines();

	@AfterEach
	void release() {
		this.lines.close();
	}

	@ParameterizedTest
	@CsvSource({ "200, 10, false, INFO, success", "302, 10, false, INFO, success", "404, 10, false, WARN, client_error",
			"503, 10, false, ERROR, server_error", "200, 1000, false, WARN, success", "200, 10, true, INFO, aborted",
			"500, 10, true, INFO, aborted" })
	void choosesTheLevelByTheEnd(int status, long millis, boolean aborted, String level, String outcome) {
		complete(log(1), "a", new RequestCompletion(status, millis * MILLI, -1, -1, aborted));
		assertThat(this.lines.all()).singleElement().satisfies((event) -> {
			assertThat(event.getLevel()).isEqualTo(Level.toLevel(level));
			assertThat(CapturedLines.keyValue(event, "outcome")).isEqualTo(outcome);
		});
	}

	@Test
	void isNoErrorIfOneHasShownTheExceptionOfThisRequest() {
		RequestLog log = log(1);
		try (MDC.MDCCloseable scope = MDC.putCloseable("request_id", "a")) {
			log.logged(new IllegalStateException());
			log.listenerFailed(new IllegalStateException());
		}
		complete(log, "b", new RequestCompletion(500, 1, -1, -1, false));
		complete(log, "a", new RequestCompletion(500, 1, -1, -1, false));
		complete(log, "a", new RequestCompletion(500, 1, -1, -1, false));
		assertThat(this.lines.all()).extracting(ILoggingEvent::getLevel)
			.containsExactly(Level.ERROR, Level.WARN, Level.ERROR);
	}

	@Test
	void givesTheDurationInMillisecondsWithThreeDecimals() {
		complete(log(1), "a", new RequestCompletion(200, 1_234_567, -1, -1, false));
		assertThat(CapturedLines.keyValue(only(), "duration_ms")).isEqualTo(1.235);
	}

	@Test
	void leavesOutWhatIsNotKnown() {
		complete(log(1), "a", new RequestCompletion(200, 1, -1, -1, false));
		assertThat(RequestLines.http(only())).containsOnlyKeys("method", "path", "status");
	}

	@Test
	void cutsAnEndlessPath() {
		log(1).completed(active("a"), new RequestDescription("GET", "/" + "a".repeat(5000), "/", null, null), ok(),
				(name) -> null);
		assertThat(RequestLines.http(only()).get("path")).asString().hasSize(1025).endsWith("…");
	}

	@Test
	void writesEachEndOnce() {
		ActiveRequest active = active("a");
		RequestLog log = log(1);
		log.completed(active, request(), ok(), (name) -> null);
		log.completed(active, request(), ok(), (name) -> null);
		assertThat(this.lines.all()).hasSize(1);
	}

	@Test
	void samplesHealthyRequests() {
		RequestLog log = log(0.25);
		IntStream.range(0, 10_000).forEach((i) -> complete(log, RequestIdGenerators.prefixed().generate(), ok()));
		assertThat(this.lines.all()).hasSizeBetween(2_200, 2_800);
	}

	@Test
	void choosesTheSameRequestsEverywhere() {
		complete(log(0.5), "same", ok());
		int first = this.lines.all().size();
		complete(log(0.5), "same", ok());
		assertThat(this.lines.all()).hasSize(2 * first);
	}

	@Test
	void samplesNoErrorAway() {
		complete(log(0), "a", new RequestCompletion(404, 1, -1, -1, false));
		complete(log(0), "b", new RequestCompletion(500, 1, -1, -1, false));
		complete(log(0), "c", new RequestCompletion(200, 1000 * MILLI, -1, -1, false));
		complete(log(0), "d", new RequestCompletion(200, 1, -1, -1, true));
		complete(log(0), "e", ok());
		assertThat(this.lines.all()).hasSize(4);
	}

	@Test
	void putsTheFieldsOfTheRequestOnTheLineOnly() {
		complete(log(1), "a", ok());
		assertThat(only().getMDCPropertyMap()).containsEntry("request_id", "a");
		assertThat(org.slf4j.MDC.get("request_id")).isNull();
	}

	private ILoggingEvent only() {
		assertThat(this.lines.all()).hasSize(1);
		return this.lines.all().get(0);
	}

	private static void complete(RequestLog log, String id, RequestCompletion completion) {
		log.completed(active(id), request(), completion, (name) -> null);
	}

	private static ActiveRequest active(String id) {
		return new ActiveRequest(new RequestIdentity(id, id, RequestIdOutcome.GENERATED));
	}

	private static RequestDescription request() {
		return new RequestDescription("GET", "/a", "/a", null, null);
	}

	private static RequestCompletion ok() {
		return new RequestCompletion(200, 1, -1, -1, false);
	}

	private static RequestLog log(double sampling) {
		return new RequestLog(
				new RequestLogSettings(true, true, Duration.ofSeconds(1), sampling, new ExcludedPaths(List.of())),
				(attributes) -> null);
	}

}
