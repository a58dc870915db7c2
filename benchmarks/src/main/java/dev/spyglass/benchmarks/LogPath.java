/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

import ch.qos.logback.classic.AsyncAppender;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.FileAppender;
import ch.qos.logback.core.helpers.NOPAppender;
import dev.spyglass.logging.internal.sink.FileSettings;
import dev.spyglass.logging.internal.sink.LineCounters;
import dev.spyglass.logging.internal.sink.RingSettings;
import dev.spyglass.logging.internal.sink.SinkAppender;
import net.logstash.logback.appender.LoggingEventAsyncDisruptorAppender;
import org.slf4j.MDC;

import org.springframework.util.unit.DataSize;

/** Ways from a logger's call to a file. */
enum LogPath {

	/** What Logback costs before anybody writes. */
	NOTHING("event alone, no output", Peer.PATTERN, Mode.NOTHING),

	/** Plain text. */
	PATTERN("plain pattern layout", Peer.PATTERN, Mode.FLUSH),

	/** Ours as it is by default. */
	SPYGLASS("Spyglass, asynchronous", Peer.SPYGLASS, Mode.SPYGLASS_RING),

	/** Ours without the ring. */
	SPYGLASS_FLUSH("Spyglass, each line flushed", Peer.SPYGLASS, Mode.SPYGLASS_FLUSH),

	/** logstash-logback-encoder. */
	LLE("logstash-logback-encoder", Peer.LLE, Mode.FLUSH),

	/** logstash-logback-encoder. */
	LLE_ASYNC("logstash-logback-encoder, AsyncAppender", Peer.LLE, Mode.ASYNC),

	/** logstash-logback-encoder. */
	LLE_DISRUPTOR("logstash-logback-encoder, disruptor", Peer.LLE, Mode.DISRUPTOR),

	/** Spring Boot. */
	BOOT_ECS("Boot ecs", Peer.BOOT_ECS, Mode.FLUSH),

	/** Spring Boot. */
	BOOT_LOGSTASH("Boot logstash", Peer.BOOT_LOGSTASH, Mode.FLUSH),

	/** Elastic. */
	ELASTIC("Elastic ECS encoder", Peer.ELASTIC, Mode.FLUSH),

	/** Logback. */
	LOGBACK_JSON("Logback JsonEncoder", Peer.LOGBACK_JSON, Mode.FLUSH),

	/** Log4j. */
	LOG4J("Log4j2 JsonTemplateLayout, asynchronous loggers", Peer.LOG4J, Mode.LOG4J);

	private enum Mode {

		NOTHING, FLUSH, ASYNC, DISRUPTOR, SPYGLASS_RING, SPYGLASS_FLUSH, LOG4J

	}

	private final String title;

	private final Peer peer;

	private final Mode mode;

	LogPath(String title, Peer peer, Mode mode) {
		this.title = title;
		this.peer = peer;
		this.mode = mode;
	}

	String title() {
		return this.title;
	}

	/** Whether the call may return before the line is in the file. */
	boolean isAsynchronous() {
		return this.mode == Mode.ASYNC || this.mode == Mode.DISRUPTOR || this.mode == Mode.SPYGLASS_RING
				|| this.mode == Mode.LOG4J;
	}

	/** Opens it. */
	Open open(Path folder) {
		Path file = folder.resolve(name() + ".log");
		return new Open((this.mode == Mode.LOG4J) ? new Log4jPath(file) : logback(file), file);
	}

	private Call logback(Path file) {
		LoggerContext context = new LoggerContext();
		context.setMDCAdapter(MDC.getMDCAdapter());
		Appender<ILoggingEvent> appender = appender(context, file);
		appender.setContext(context);
		appender.start();
		context.getLogger("ROOT").addAppender(appender);
		return new LogbackCall(context.getLogger("com.example.orders.OrderService"), appender);
	}

	private Appender<ILoggingEvent> appender(LoggerContext context, Path file) {
		return switch (this.mode) {
			case NOTHING -> new NOPAppender<>();
			case FLUSH -> file(context, file);
			case ASYNC -> async(context, file);
			case DISRUPTOR -> disruptor(context, file);
			case SPYGLASS_RING -> spyglass(context, file, true);
			case SPYGLASS_FLUSH -> spyglass(context, file, false);
			case LOG4J -> throw new IllegalStateException("It has no appender of Logback's");
		};
	}

	private FileAppender<ILoggingEvent> file(LoggerContext context, Path file) {
		FileAppender<ILoggingEvent> appender = new FileAppender<>();
		appender.setContext(context);
		appender.setFile(file.toString());
		appender.setEncoder(this.peer.encoder(context));
		appender.start();
		return appender;
	}

	private AsyncAppender async(LoggerContext context, Path file) {
		AsyncAppender appender = new AsyncAppender();
		appender.setQueueSize(8192);
		appender.setDiscardingThreshold(0);
		appender.addAppender(file(context, file));
		return appender;
	}

	private LoggingEventAsyncDisruptorAppender disruptor(LoggerContext context, Path file) {
		LoggingEventAsyncDisruptorAppender appender = new LoggingEventAsyncDisruptorAppender();
		appender.addAppender(file(context, file));
		return appender;
	}

	private SinkAppender spyglass(LoggerContext context, Path file, boolean asynchronous) {
		RingSettings ring = new RingSettings(asynchronous, 8192, Duration.ofMillis(50), Duration.ofSeconds(5));
		FileSettings settings = new FileSettings(file, file + ".%d{yyyy-MM-dd}.%i.gz", DataSize.ofMegabytes(1000), 3, 3,
				DataSize.ofGigabytes(3), false);
		try {
			return SinkAppender.file("FILE", this.peer.encoder(context), ring, new LineCounters(), settings);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** What an application does. */
	interface Call {

		/** Begins another request. */
		void request(Map<String, String> mdc);

		/** Logs the typical event. */
		void log(int number);

		/** Forgets the request. */
		void clear();

		/** Writes what is left. */
		void close();

	}

	private record LogbackCall(Logger logger, Appender<ILoggingEvent> appender) implements Call {

		@Override
		public void request(Map<String, String> mdc) {
			MDC.setContextMap(mdc);
		}

		@Override
		public void log(int number) {
			this.logger.atInfo()
				.addKeyValue("order_id", "ord-20261121-000042")
				.addKeyValue("items", number & 7)
				.addKeyValue("amount", 129.9)
				.addKeyValue("express", true)
				.log("Order {} placed by customer {}", "ord-20261121-000042", number & 63);
		}

		@Override
		public void clear() {
			MDC.clear();
		}

		@Override
		public void close() {
			this.appender.stop();
		}

	}

	/**
	 * A path in use.
	 *
	 * @param call the application
	 * @param file where lines end
	 */
	record Open(Call call, Path file) {

	}

}
