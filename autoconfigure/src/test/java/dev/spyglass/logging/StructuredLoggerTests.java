/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.AppenderBase;
import dev.spyglass.logging.internal.encoder.JsonLineEncoder;
import dev.spyglass.logging.internal.encoder.JsonLineLimits;
import dev.spyglass.logging.internal.encoder.JsonLineSchema;
import dev.spyglass.logging.internal.encoder.JsonLineSettings;
import dev.spyglass.logging.internal.encoder.TimestampFormat;
import dev.spyglass.service.ServiceIdentity;
import dev.spyglass.testsupport.StrictLogLine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

class StructuredLoggerTests {

	private final List<JsonNode> lines = new ArrayList<>();

	private final Logger logger = logger();

	private long now;

	private final StructuredLogger log = StructuredLogger.of(this.logger, () -> this.now);

	@BeforeEach
	void enableDebug() {
		this.logger.setLevel(Level.DEBUG);
	}

	@Test
	void writesItsFieldsOnEachLineTyped() {
		StructuredLogger log = this.log.with("executor_id", 7).with("pool", "blue");
		log.info("started with {} workers", 3);
		log.debug("idle");
		assertThat(this.lines).hasSize(2).allSatisfy((line) -> {
			assertThat(line.get("executor_id").isInt()).isTrue();
			assertThat(line.get("pool").asString()).isEqualTo("blue");
		});
		assertThat(this.lines.get(0).get("message").asString()).isEqualTo("started with 3 workers");
	}

	@Test
	void doesNotChangeTheLoggerThatItCameFrom() {
		this.log.with("a", 1);
		this.log.info("hello");
		assertThat(this.lines.get(0).has("a")).isFalse();
	}

	@Test
	void replacesTheValueOfAField() {
		this.log.with("a", 1).with("a", 2).info("hello");
		assertThat(this.lines.get(0).get("a").asInt()).isEqualTo(2);
	}

	@Test
	void writesTags() {
		this.log.tagged("audit").tagged("billing").info("hello");
		assertThat(this.lines.get(0).get("tags").toString()).isEqualTo("[\"audit\",\"billing\"]");
	}

	@Test
	void writesFatal() {
		this.log.tagged("audit").fatal("no disk", new IOException("full"));
		JsonNode line = this.lines.get(0);
		assertThat(line.get("level").asString()).isEqualTo("FATAL");
		assertThat(line.at("/error/message").asString()).isEqualTo("full");
		assertThat(line.get("tags").toString()).isEqualTo("[\"audit\"]");
	}

	@Test
	void writesNothingBelowItsLevel() {
		this.log.trace("hello");
		this.log.at(org.slf4j.event.Level.TRACE).log("hello");
		assertThat(this.lines).isEmpty();
	}

	@Test
	void addsToTheFluentApi() {
		this.log.with("a", 1).at(org.slf4j.event.Level.WARN).addKeyValue("b", 2).log("hello");
		assertThat(this.lines.get(0).get("a").asInt()).isEqualTo(1);
		assertThat(this.lines.get(0).get("b").asInt()).isEqualTo(2);
	}

	@Test
	void namesTheCallerRatherThanItself() {
		this.log.info("hello");
		assertThat(this.lines.get(0).at("/caller/method").asString()).isEqualTo("namesTheCallerRatherThanItself");
	}

	@Test
	void timesAnOperationInOneLine() {
		String result = this.log.with("a", 1).timed("load_users", () -> {
			this.now += 12_345_678;
			return "done";
		});
		assertThat(result).isEqualTo("done");
		assertThat(this.lines).hasSize(1);
		JsonNode line = this.lines.get(0);
		assertThat(line.get("operation").asString()).isEqualTo("load_users");
		assertThat(line.get("outcome").asString()).isEqualTo("success");
		assertThat(line.get("duration_ms").asString()).isEqualTo("12.346");
		assertThat(line.get("level").asString()).isEqualTo("INFO");
		assertThat(line.get("a").asInt()).isEqualTo(1);
	}

	@Test
	void timesAnOperationThatFails() {
		assertThatIOException().isThrownBy(() -> this.log.timed("load_users", () -> {
			throw new IOException("no network");
		}));
		JsonNode line = this.lines.get(0);
		assertThat(line.get("outcome").asString()).isEqualTo("failure");
		assertThat(line.get("level").asString()).isEqualTo("WARN");
		assertThat(line.at("/error/type").asString()).isEqualTo("java.io.IOException");
	}

	@Test
	void countsTheFirstEndOnly() {
		TimedOperation operation = this.log.start("load_users");
		operation.failed(null);
		operation.succeeded();
		assertThat(this.lines).hasSize(1);
		assertThat(this.lines.get(0).get("outcome").asString()).isEqualTo("failure");
	}

	private Logger logger() {
		LoggerContext context = new LoggerContext();
		context.setMDCAdapter(new LogbackMDCAdapter());
		JsonLineEncoder encoder = new JsonLineEncoder(new JsonLineSettings(
				new ServiceIdentity("orders", null, null, null), JsonLineSchema.SPYGLASS, TimestampFormat.ISO,
				java.util.Map.of(), java.util.Set.of(), false, java.util.Map.of(), JsonLineLimits.DEFAULTS, true));
		encoder.setContext(context);
		encoder.start();
		AppenderBase<ILoggingEvent> appender = new AppenderBase<>() {

			@Override
			protected void append(ILoggingEvent event) {
				StructuredLoggerTests.this.lines.add(StrictLogLine.parse(encoder.encode(event)));
			}

		};
		appender.setContext(context);
		appender.start();
		Logger logger = context.getLogger("com.example.Service");
		logger.addAppender(appender);
		return logger;
	}

}
