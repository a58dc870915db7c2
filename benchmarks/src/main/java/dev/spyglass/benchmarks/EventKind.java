/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.benchmarks;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
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

	LoggingEvent event(LoggerContext context) {
		Level level = (this == ERROR) ? Level.ERROR : Level.INFO;
		LoggingEvent event = (this == SHORT)
				? new LoggingEvent("f", context.getLogger("com.example.Application"), level, "Application started",
						null, null)
				: new LoggingEvent("f", context.getLogger("com.example.orders.OrderService"), level,
						"Order {} placed by customer {}", (this == ERROR) ? exception() : null,
						new Object[] { "ord-20261121-000042", 4711 });
		event.setThreadName("http-nio-8080-exec-7");
		event.setInstant(Instant.parse("2026-11-21T10:30:15.123456Z"));
		event.setMDCPropertyMap((this == SHORT) ? Map.of() : mdc());
		if (this != SHORT) {
			event.setKeyValuePairs(new ArrayList<>(keyValues()));
		}
		event.getFormattedMessage();
		return event;
	}

	Map<String, String> mdc() {
		Map<String, String> mdc = new LinkedHashMap<>();
		mdc.put("request_id", "req_0123456789abcdef");
		mdc.put("correlation_id", "req_0123456789abcdef");
		mdc.put("traceId", "0af7651916cd43dd8448eb211c80319c");
		mdc.put("spanId", "b7ad6b7169203331");
		mdc.put("user_id", "u-4711");
		mdc.put("tenant_id", "acme");
		return mdc;
	}

	List<KeyValuePair> keyValues() {
		return List.of(new KeyValuePair("order_id", "ord-20261121-000042"), new KeyValuePair("items", 3),
				new KeyValuePair("amount", 129.9), new KeyValuePair("express", true));
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
