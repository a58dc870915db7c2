/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.request.internal.id;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import ch.qos.logback.classic.Level;
import dev.spyglass.request.id.RequestIdGenerator;
import dev.spyglass.testsupport.CapturedLines;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link RequestIdGenerator} and its guard.
 */
class RequestIdGeneratorTests {

	@Test
	void makesAPrefixAnd16Digits() {
		assertThat(RequestIdGenerators.prefixed().generate()).matches("req_[0-9a-f]{16}");
	}

	@Test
	void makesNoIdThatLooksLikeACardNumber() {
		assertThat(Stream.generate(RequestIdGenerators.prefixed()::generate).limit(1000))
			.allMatch((id) -> id.matches("req_[0-9a-f]{8}[a-f][0-9a-f]{7}"));
	}

	@Test
	void sortsUuidsByTime() {
		assertThat(UuidGenerators.timeOrdered(0x017F22E279B0L)).startsWith("017f22e2-79b0-7");
	}

	@Test
	void writesTheTimeOfAUlidAsItsSpecificationDoes() {
		assertThat(Ulid.of(1469922850259L)).startsWith("01ARZ3NDEK").hasSize(26);
	}

	@Test
	void takesTheTraceIdOfTheCaller() {
		assertThat(RequestIdGenerators.traceId()
			.generate((name) -> List.of("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")))
			.isEqualTo("0af7651916cd43dd8448eb211c80319c");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "00-00000000000000000000000000000000-b7ad6b7169203331-01",
			"ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
			"00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01", "garbage" })
	void makesATraceIdWhereTheCallersIsInvalid(String traceparent) {
		assertThat(RequestIdGenerators.traceId().generate((name) -> List.of(traceparent))).matches("[0-9a-f]{32}")
			.isNotEqualTo("0".repeat(32))
			.isNotEqualTo("0af7651916cd43dd8448eb211c80319c");
	}

	static Stream<RequestIdGenerator> generators() {
		return Stream.of(RequestIdGenerators.prefixed(), RequestIdGenerators.uuid(), RequestIdGenerators.uuidV7(),
				RequestIdGenerators.ulid(), RequestIdGenerators.traceId());
	}

	@ParameterizedTest
	@MethodSource("generators")
	void makesNoIdTwiceAcrossThreads(RequestIdGenerator generator) {
		Set<String> ids = ConcurrentHashMap.newKeySet();
		IntStream.range(0, 100_000).parallel().forEach((i) -> ids.add(generator.generate()));
		assertThat(ids).hasSize(100_000);
	}

	@Test
	void warnsOfABrokenGeneratorOnceAMinute() {
		AtomicLong now = new AtomicLong();
		RequestIdGenerator generator = new FallbackRequestIdGenerator(() -> null, now::get);
		try (CapturedLines lines = new CapturedLines()) {
			generator.generate();
			generator.generate();
			now.addAndGet(java.time.Duration.ofSeconds(59).toNanos());
			generator.generate();
			assertThat(warnings(lines)).isEqualTo(1);
			now.addAndGet(java.time.Duration.ofSeconds(1).toNanos());
			generator.generate();
			assertThat(warnings(lines)).isEqualTo(2);
		}
	}

	private static long warnings(CapturedLines lines) {
		return lines.all().stream().filter((event) -> event.getLevel() == Level.WARN).count();
	}

}
