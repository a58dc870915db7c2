/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.internal.sink;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.read.ListAppender;
import dev.spyglass.logging.StructuredLogger;
import dev.spyglass.logging.internal.encoder.JsonLineEncoder;
import dev.spyglass.logging.internal.encoder.JsonLineLimits;
import dev.spyglass.logging.internal.encoder.JsonLineSchema;
import dev.spyglass.logging.internal.encoder.JsonLineSettings;
import dev.spyglass.logging.internal.encoder.ThrowableSanitizingFilter;
import dev.spyglass.logging.internal.encoder.TimestampFormat;
import dev.spyglass.service.ServiceIdentity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that lines show the code that logged, whichever thread writes them.
 */
class CallerTests {

	private final LoggerContext context = new LoggerContext();

	private final Logger logger = this.context.getLogger("test");

	private final StubTarget target = new StubTarget();

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void isOnEachLine(boolean asynchronous) {
		SinkAppender sink = install(asynchronous, true);
		this.logger.info("plain");
		this.logger.info("with {}", "an argument");
		this.logger.atInfo().addKeyValue("key", 1).log("fluent");
		this.logger.info("mutable {}", new StringBuilder("x"));
		this.logger.info("bad {}", new Bad());
		StructuredLogger.of(this.logger).with("field", 1).info("structured {}", 1);
		this.logger.error("exception", new IllegalStateException());
		this.logger.error("hostile", new BadException());
		this.logger.atError().setCause(new BadException()).addKeyValue("key", 1).log("hostile, fluent");
		StructuredLogger.of(this.logger).error("hostile, structured", new BadException());
		sink.stop();
		assertThat(lines()).hasSize(10)
			.allSatisfy((line) -> assertThat(line.at("/caller/class").asString()).isEqualTo(getClass().getName()))
			.allSatisfy((line) -> assertThat(line.at("/caller/method").asString()).isEqualTo("isOnEachLine"))
			.allSatisfy((line) -> assertThat(line.at("/caller/line").asInt()).isPositive());
	}

	@Test
	void isNotDeterminedUnlessItIsWanted() {
		SinkAppender sink = install(true, false);
		ListAppender<ILoggingEvent> events = new ListAppender<>();
		events.start();
		this.logger.addAppender(events);
		this.logger.info("plain");
		sink.stop();
		assertThat(events.list.get(0).hasCallerData()).isFalse();
		assertThat(lines()).noneMatch((line) -> line.has("caller"));
	}

	private List<JsonNode> lines() {
		return this.target.lines().stream().map((line) -> JsonMapper.shared().readTree(line)).toList();
	}

	private SinkAppender install(boolean asynchronous, boolean caller) {
		this.context.setMDCAdapter(new LogbackMDCAdapter());
		ThrowableSanitizingFilter.install(this.context);
		JsonLineEncoder encoder = new JsonLineEncoder(new JsonLineSettings(
				new ServiceIdentity("orders", null, null, null), JsonLineSchema.SPYGLASS, TimestampFormat.ISO, Map.of(),
				new LinkedHashSet<>(), false, new LinkedHashMap<>(), JsonLineLimits.DEFAULTS, caller));
		encoder.setContext(this.context);
		encoder.start();
		SinkAppender sink = SinkAppender.to(this.target, encoder,
				new RingSettings(asynchronous, 1024, Duration.ofSeconds(5), Duration.ofSeconds(5)));
		sink.setContext(this.context);
		sink.start();
		this.logger.addAppender(sink);
		return sink;
	}

	private static final class Bad {

		@Override
		public String toString() {
			throw new IllegalStateException();
		}

	}

	private static final class BadException extends RuntimeException {

		@Override
		public String getMessage() {
			throw new IllegalStateException();
		}

	}

}
