/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.internal.encoder;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;
import java.util.function.Consumer;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import dev.spyglass.logging.internal.Redactor;
import dev.spyglass.service.ServiceIdentity;
import dev.spyglass.testsupport.StrictLogLine;
import org.slf4j.MarkerFactory;
import org.slf4j.event.KeyValuePair;
import tools.jackson.databind.JsonNode;

/** Makes events and encodes them. */
final class Events {

	static final ServiceIdentity IDENTITY = new ServiceIdentity("orders", "1.2.3", "production", "host-1");

	static final JsonLineSettings SETTINGS = JsonLineSettings.defaults(IDENTITY);

	static final LoggerContext CONTEXT = new LoggerContext();

	static final Logger LOGGER = CONTEXT.getLogger("com.example.OrderService");

	static final String TRACE = "0123456789abcdef0123456789abcdef";

	private Events() {
	}

	static LoggingEvent event(String message, Object... arguments) {
		LoggingEvent event = new LoggingEvent(Events.class.getName(), LOGGER, Level.INFO, message, null, arguments);
		event.setInstant(Instant.parse("2026-11-21T10:30:15.123456789Z"));
		event.setThreadName("main");
		event.setMDCPropertyMap(Map.of());
		return event;
	}

	static LoggingEvent error(Throwable throwable) {
		LoggingEvent event = new LoggingEvent(Events.class.getName(), LOGGER, Level.ERROR, "failed", throwable, null);
		event.setThreadName("main");
		event.setMDCPropertyMap(Map.of());
		return event;
	}

	static LoggingEvent withMdc(Map<String, String> mdc) {
		LoggingEvent event = new LoggingEvent(Events.class.getName(), LOGGER, Level.INFO, "hello", null, null);
		event.setThreadName("main");
		event.setMDCPropertyMap(mdc);
		return event;
	}

	static Consumer<LoggingEvent> keyValue(String key, Object value) {
		return (event) -> {
			if (event.getKeyValuePairs() == null) {
				event.setKeyValuePairs(new ArrayList<>());
			}
			event.getKeyValuePairs().add(new KeyValuePair(key, value));
		};
	}

	static LoggingEvent withKeyValue(String key, Object value) {
		LoggingEvent event = event("hello");
		keyValue(key, value).accept(event);
		return event;
	}

	/** Every field there is. */
	static LoggingEvent full() {
		LoggingEvent event = new LoggingEvent("f", LOGGER, Level.ERROR, "message", new IllegalStateException("no luck"),
				null);
		event.setThreadName("main");
		event.setCallerData(new StackTraceElement[] { new StackTraceElement("C", "m", "Events.java", 7) });
		event.setMDCPropertyMap(Map.of("request_id", "r-1", "correlation_id", "c-1", "traceId", TRACE, "spanId",
				"fedcba9876543210", "trace_sampled", "true", "user_id", "u-1", "tenant_id", "t-1"));
		Map<String, Object> values = Map.of("event", "export.done", "operation", "export", "outcome", "success",
				"duration_ms", 12.345, "task_id", "task-1", "batch_id", "batch-1", "queue", "mail", "error_code", "E-7",
				"custom", "value");
		values.forEach((key, value) -> keyValue(key, value).accept(event));
		keyValue("http", Map.of("method", "GET", "path", "/orders/1", "route", "/orders/{id}", "status", 200,
				"client_ip", "10.0.0.1", "user_agent", "curl", "request_bytes", 1, "response_bytes", 512))
			.accept(event);
		event.addMarker(MarkerFactory.getMarker("AUDIT"));
		return event;
	}

	static JsonLineEncoder started(JsonLineSettings settings, Redactor redactor) {
		JsonLineEncoder encoder = new JsonLineEncoder(settings, redactor);
		encoder.setContext(CONTEXT);
		encoder.start();
		return encoder;
	}

	static String line(LoggingEvent event) {
		return line(SETTINGS, event);
	}

	static String line(JsonLineSettings settings, LoggingEvent event) {
		return StrictLogLine.line(started(settings, Redactor.NONE).encode(event));
	}

	static JsonNode json(LoggingEvent event) {
		return StrictLogLine.parse(line(event));
	}

	static JsonNode json(JsonLineSettings settings, LoggingEvent event) {
		return StrictLogLine.parseAnySchema(line(settings, event));
	}

}
