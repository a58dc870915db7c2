/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.internal.encoder;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.LoggingEvent;
import dev.spyglass.logging.internal.Redactor;
import dev.spyglass.testsupport.StrictLogLine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An encoder that remembers writes the same as one that does not.
 */
class MdcCacheTests {

	private static final List<String> KEYS = List.of("request_id", "correlation_id", "traceId", "spanId", "trace_id",
			"trace_sampled", "user_id", "tags", "error_code", "http.method", "password", "level", "mine", "other");

	private static final List<String> VALUES = List.of("req_0123456789abcdef", "0123456789abcdef0123456789abcdef",
			"0123456789abcdef", "true", "plain", "hunter2", "quoted\"\n", "\u00e4\u2028");

	private final Random random = new Random(20_261_121);

	private final AtomicInteger redacted = new AtomicInteger();

	private final Redactor redactor = new Redactor() {

		@Override
		public boolean hides(String key) {
			return key.equals("password");
		}

		@Override
		public String mask(String key) {
			MdcCacheTests.this.redacted.incrementAndGet();
			return "[redacted]";
		}

		@Override
		public String redact(String text) {
			if (!text.contains("hunter2")) {
				return text;
			}
			MdcCacheTests.this.redacted.incrementAndGet();
			return text.replace("hunter2", "[redacted]");
		}

	};

	@ParameterizedTest
	@EnumSource(JsonLineSchema.class)
	void writesTheSameAsAnEncoderThatNeverSawALine(JsonLineSchema schema) {
		JsonLineSettings settings = new JsonLineSettings(Events.IDENTITY, schema, TimestampFormat.ISO, Map.of(),
				Set.of(), false, Map.of(), JsonLineLimits.DEFAULTS, false);
		JsonLineEncoder remembers = Events.started(settings, this.redactor);
		Map<String, String> mdc = new HashMap<>();
		for (int round = 0; round < 3000; round++) {
			change(mdc);
			LoggingEvent event = event(mdc);
			int before = this.redacted.get();
			String expected = StrictLogLine.line(Events.started(settings, this.redactor).encode(event));
			int fresh = this.redacted.get() - before;
			String actual = StrictLogLine.line(remembers.encode(event));
			assertThat(actual).as("line %s", round).isEqualTo(expected);
			assertThat(this.redacted.get() - before - fresh).as("redactions of line %s", round).isEqualTo(fresh);
		}
	}

	@Test
	void seesAChangeInAMapThatItKnows() {
		JsonLineEncoder encoder = Events.started(Events.SETTINGS, this.redactor);
		Map<String, String> mdc = new HashMap<>(Map.of("request_id", "one"));
		encoder.encode(Events.withMdc(mdc));
		mdc.put("request_id", "two");
		assertThat(StrictLogLine.parse(encoder.encode(Events.withMdc(mdc))).get("request_id").asString())
			.isEqualTo("two");
	}

	private void change(Map<String, String> mdc) {
		for (int changes = this.random.nextInt(4) - 1; changes > 0; changes--) {
			String key = any(KEYS);
			if (this.random.nextBoolean()) {
				mdc.put(key, any(VALUES));
			}
			else {
				mdc.remove(key);
			}
		}
	}

	private LoggingEvent event(Map<String, String> mdc) {
		Throwable throwable = (this.random.nextInt(4) == 0) ? new IllegalStateException("no") : null;
		LoggingEvent event = new LoggingEvent("f", Events.LOGGER, Level.INFO, "m", throwable, null);
		event.setThreadName("thread-" + this.random.nextInt(2));
		event.setMDCPropertyMap(mdc);
		if (this.random.nextInt(3) == 0) {
			Events.keyValue(any(KEYS), any(VALUES)).accept(event);
		}
		return event;
	}

	private <T> T any(List<T> list) {
		return list.get(this.random.nextInt(list.size()));
	}

}
