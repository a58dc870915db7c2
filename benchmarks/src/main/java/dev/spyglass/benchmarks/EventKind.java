/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.benchmarks;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.KeyValuePair;

/** The events that are encoded. */
public enum EventKind {

	/** A message without anything. */
	SHORT,

	/** Six MDC entries, four key-values, two arguments. */
	TYPICAL,

	/** The same with an exception of 40 frames and a cause. */
	ERROR;

	private static final int FRAMES = 40;

	private static final int REQUESTS = 8;

	private static final int LINES = 4;

	/**
	 * Makes the events of some requests, four each, as a log has them: ids differ from
	 * request to request and are the same objects within one.
	 */
	LoggingEvent[] events(LoggerContext context) {
		LoggingEvent[] events = new LoggingEvent[REQUESTS * LINES];
		Throwable exception = (this == ERROR) ? exception() : null;
		for (int index = 0; index < events.length; index += LINES) {
			Map<String, String> mdc = (this == SHORT) ? Map.of() : Collections.unmodifiableMap(mdc(index));
			for (int line = 0; line < LINES; line++) {
				events[index + line] = event(context, mdc, index + line, exception);
			}
		}
		return events;
	}

	private LoggingEvent event(LoggerContext context, Map<String, String> mdc, int number,
			@Nullable Throwable exception) {
		Level level = (this == ERROR) ? Level.ERROR : Level.INFO;
		String order = order(number);
		LoggingEvent event = (this == SHORT)
				? new LoggingEvent("f", context.getLogger("com.example.Application"), level, "Application started",
						null, null)
				: new LoggingEvent("f", context.getLogger("com.example.orders.OrderService"), level,
						"Order {} placed by customer {}", exception, new Object[] { order, 4000 + number });
		event.setThreadName("http-nio-8080-exec-" + (number / LINES) % 10);
		event.setInstant(Instant.parse("2026-11-21T10:30:15.123456Z").plus(number, ChronoUnit.MILLIS));
		event.setMDCPropertyMap(mdc);
		if (this != SHORT) {
			event.setKeyValuePairs(new ArrayList<>(keyValues(order, number)));
		}
		event.getFormattedMessage();
		return event;
	}

	static String order(int number) {
		return String.format(Locale.ROOT, "ord-20261121-%06d", number);
	}

	/** A hash map, as Logback's adapter copies it. */
	static Map<String, String> mdc(int request) {
		Map<String, String> mdc = new HashMap<>();
		mdc.put("request_id", String.format(Locale.ROOT, "req_%016x", 0x123456789abcdefL * (request + 1)));
		mdc.put("correlation_id", mdc.get("request_id"));
		mdc.put("traceId", String.format(Locale.ROOT, "%032x", 0xaf7651916cd43ddL * (request + 1)));
		mdc.put("spanId", String.format(Locale.ROOT, "%016x", 0x7ad6b7169203331L * (request + 1)));
		mdc.put("user_id", "u-" + (4711 + request));
		mdc.put("tenant_id", "acme");
		return mdc;
	}

	static List<KeyValuePair> keyValues(String order, int number) {
		return List.of(new KeyValuePair("order_id", order), new KeyValuePair("items", 1 + number % 9),
				new KeyValuePair("amount", 129.9 + number), new KeyValuePair("express", number % 2 == 0));
	}

	static Throwable exception() {
		IllegalArgumentException cause = new IllegalArgumentException("Quantity must be positive, was -1");
		cause.setStackTrace(frames("com.example.orders.Quantity", FRAMES));
		IllegalStateException exception = new IllegalStateException("Order could not be placed", cause);
		exception.setStackTrace(frames("com.example.orders.OrderService", FRAMES));
		return exception;
	}

	private static StackTraceElement[] frames(String type, int count) {
		StackTraceElement[] frames = new StackTraceElement[count];
		for (int index = 0; index < count; index++) {
			frames[index] = new StackTraceElement((index < 10) ? type : "org.springframework.web.Filter" + index,
					"method" + index, "File" + index + ".java", 100 + index);
		}
		return frames;
	}

}
