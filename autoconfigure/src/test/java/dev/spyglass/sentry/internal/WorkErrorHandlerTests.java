/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.sentry.internal;

import java.util.Map;

import io.micrometer.observation.transport.Kind;
import io.micrometer.observation.transport.ReceiverContext;
import io.sentry.Sentry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link WorkErrorHandler}.
 */
class WorkErrorHandlerTests {

	private final SentryReceiver receiver = new SentryReceiver();

	private final WorkErrorHandler handler = new WorkErrorHandler(WorkTrace.NONE);

	@BeforeEach
	void start() {
		Sentry.init((options) -> options.setDsn(this.receiver.dsn()));
	}

	@AfterEach
	void close() {
		this.receiver.close();
	}

	@Test
	void sendsWhatEndsAMessageThoughNobodyLogsIt() {
		ReceiverContext<Map<String, String>> message = message();
		message.setError(new IllegalStateException("broken"));
		this.handler.onStop(message);
		Sentry.flush(10_000);
		assertThat(this.receiver.events()).singleElement().satisfies((event) -> {
			assertThat(event.at("/exception/values").toString()).contains("\"broken\"");
			assertThat(event.at("/transaction").asString()).isEqualTo("orders process");
		});
	}

	@Test
	void sendsNothingOfAMessageThatEndsWell() {
		this.handler.onStop(message());
		Sentry.flush(10_000);
		assertThat(this.receiver.events()).isEmpty();
	}

	private static ReceiverContext<Map<String, String>> message() {
		ReceiverContext<Map<String, String>> context = new ReceiverContext<>(Map::get, Kind.CONSUMER);
		context.setCarrier(Map.of());
		context.setName("listener");
		context.setContextualName("orders process");
		return context;
	}

}
