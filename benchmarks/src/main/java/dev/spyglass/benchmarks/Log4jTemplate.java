/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.benchmarks;

import java.nio.ByteBuffer;
import java.util.function.Supplier;

import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.config.DefaultConfiguration;
import org.apache.logging.log4j.core.impl.Log4jLogEvent;
import org.apache.logging.log4j.core.layout.ByteBufferDestination;
import org.apache.logging.log4j.core.time.MutableInstant;
import org.apache.logging.log4j.layout.template.json.JsonTemplateLayout;
import org.apache.logging.log4j.message.ParameterizedMessage;
import org.apache.logging.log4j.message.SimpleMessage;
import org.apache.logging.log4j.util.SortedArrayStringMap;
import org.jspecify.annotations.Nullable;

/**
 * Log4j's layout with its ECS template, writing into a buffer.
 */
final class Log4jTemplate {

	private Log4jTemplate() {
	}

	private static final int EVENTS = 32;

	static Supplier<Object> work(EventKind kind) {
		JsonTemplateLayout layout = JsonTemplateLayout.newBuilder()
			.setConfiguration(new DefaultConfiguration())
			.setEventTemplateUri("classpath:EcsLayout.json")
			.build();
		LogEvent[] all = new LogEvent[EVENTS];
		Throwable exception = (kind == EventKind.ERROR) ? EventKind.exception() : null;
		for (int number = 0; number < EVENTS; number++) {
			all[number] = event(kind, number, exception);
		}
		Turns<LogEvent> events = new Turns<>(all);
		Destination destination = new Destination();
		return () -> {
			layout.encode(events.next(), destination);
			destination.buffer.clear();
			return destination;
		};
	}

	private static LogEvent event(EventKind kind, int number, @Nullable Throwable exception) {
		String order = EventKind.order(number);
		SortedArrayStringMap context = new SortedArrayStringMap();
		if (kind != EventKind.SHORT) {
			EventKind.mdc(number).forEach(context::putValue);
			// It has no key-values of its own: they travel as context data.
			EventKind.keyValues(order, number).forEach((pair) -> context.putValue(pair.key, pair.value));
		}
		MutableInstant instant = new MutableInstant();
		instant.initFromEpochSecond(1_795_257_015L, 123_456_000);
		return Log4jLogEvent.newBuilder()
			.setLoggerName("com.example.orders.OrderService")
			.setLoggerFqcn("f")
			.setLevel((kind == EventKind.ERROR) ? Level.ERROR : Level.INFO)
			.setMessage((kind == EventKind.SHORT) ? new SimpleMessage("Application started")
					: new ParameterizedMessage("Order {} placed by customer {}", order, 4000 + number))
			.setThrown(exception)
			.setThreadName("http-nio-8080-exec-7")
			.setInstant(instant)
			.setContextData(context)
			.build();
	}

	private static final class Destination implements ByteBufferDestination {

		private final ByteBuffer buffer = ByteBuffer.allocate(256 * 1024);

		@Override
		public ByteBuffer getByteBuffer() {
			return this.buffer;
		}

		@Override
		public ByteBuffer drain(ByteBuffer full) {
			full.clear();
			return full;
		}

		@Override
		public void writeBytes(ByteBuffer data) {
			this.buffer.clear();
			this.buffer.put(data);
		}

		@Override
		public void writeBytes(byte[] data, int offset, int length) {
			this.buffer.clear();
			this.buffer.put(data, offset, length);
		}

	}

}
