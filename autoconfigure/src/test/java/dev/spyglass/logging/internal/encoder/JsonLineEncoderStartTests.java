/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.internal.encoder;

import java.nio.charset.StandardCharsets;

import ch.qos.logback.classic.spi.ILoggingEvent;
import net.logstash.logback.composite.AbstractJsonProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JsonGenerator;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for when {@link JsonLineEncoder} starts LLE's part, which costs an application's
 * start.
 */
class JsonLineEncoderStartTests {

	private final StartedEncoder encoder = new StartedEncoder();

	@AfterEach
	void stop() {
		this.encoder.stop();
	}

	@Test
	void doesNotStartJacksonForTextsAndNumbers() {
		this.encoder.start();
		this.encoder.encode(Events.withKeyValue("items", 3));
		assertThat(this.encoder.isJacksonStarted()).isFalse();
	}

	@Test
	void startsJacksonWithTheFirstObject() {
		this.encoder.start();
		byte[] line = this.encoder.encode(Events.withKeyValue("order", new Order(7)));
		assertThat(new String(line, StandardCharsets.UTF_8)).contains("\"order\":{\"number\":7}");
		assertThat(this.encoder.isJacksonStarted()).isTrue();
	}

	@Test
	void startsJacksonAtOnceForProvidersOfTheUser() {
		this.encoder.getProviders().addProvider(new AbstractJsonProvider<ILoggingEvent>() {
			@Override
			public void writeTo(JsonGenerator generator, ILoggingEvent event) {
				generator.writeNumberProperty("mine", 1);
			}
		});
		this.encoder.start();
		assertThat(this.encoder.isJacksonStarted()).isTrue();
	}

	@Test
	void stopsBeforeJacksonWasNeeded() {
		this.encoder.start();
		this.encoder.stop();
		assertThat(this.encoder.isStarted()).isFalse();
	}

	/** A class that only Jackson can read. */
	public static final class Order {

		private final int number;

		Order(int number) {
			this.number = number;
		}

		public int getNumber() {
			return this.number;
		}

	}

	private static final class StartedEncoder extends JsonLineEncoder {

		StartedEncoder() {
			super(Events.SETTINGS);
			setContext(Events.CONTEXT);
		}

		boolean isJacksonStarted() {
			return getFormatter().isStarted();
		}

	}

}
