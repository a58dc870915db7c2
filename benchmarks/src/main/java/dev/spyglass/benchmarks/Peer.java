/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.benchmarks;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.function.Supplier;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.encoder.Encoder;
import co.elastic.logging.logback.EcsEncoder;
import dev.spyglass.logging.internal.Redactor;
import dev.spyglass.logging.internal.encoder.JsonLineEncoder;
import dev.spyglass.logging.internal.encoder.JsonLineSettings;
import dev.spyglass.service.ServiceIdentity;
import net.logstash.logback.encoder.LogstashEncoder;

import org.springframework.boot.logging.logback.StructuredLogEncoder;
import org.springframework.core.env.Environment;
import org.springframework.core.env.StandardEnvironment;

/** Those who turn an event into bytes. */
public enum Peer {

	/** Plain text: Boot's pattern for files, with the same MDC entries and key-values. */
	PATTERN("plain pattern layout", Peer::pattern),

	/** Ours. */
	SPYGLASS("Spyglass", () -> spyglass(new BuiltInRedactor())),

	/** Ours, into a stream. */
	SPYGLASS_STREAMING("Spyglass, streaming", () -> spyglass(new BuiltInRedactor())),

	/** Ours, into a stream, to see what redaction costs. */
	SPYGLASS_UNREDACTED("Spyglass, streaming, redaction off", () -> spyglass(Redactor.NONE)),

	/** logstash-logback-encoder as it comes. */
	LLE("logstash-logback-encoder", Peer::logstash),

	/** Spring Boot's structured logging. */
	BOOT_ECS("Boot ecs", () -> boot("ecs")),

	/** Spring Boot's structured logging. */
	BOOT_LOGSTASH("Boot logstash", () -> boot("logstash")),

	/** Elastic's encoder. */
	ELASTIC("Elastic ECS encoder", Peer::elastic),

	/** Logback's own. */
	LOGBACK_JSON("Logback JsonEncoder", JsonEncoder::new),

	/** Log4j, garbage-free. */
	LOG4J("Log4j2 JsonTemplateLayout", null);

	static final ServiceIdentity IDENTITY = new ServiceIdentity("orders", "1.4.2", "production", "orders-7d9f-x2x");

	private final String title;

	private final Supplier<Encoder<ILoggingEvent>> encoder;

	Peer(String title, Supplier<Encoder<ILoggingEvent>> encoder) {
		this.title = title;
		this.encoder = encoder;
	}

	String title() {
		return this.title;
	}

	/** Makes what is measured; each call encodes the next event. */
	Supplier<Object> work(EventKind kind) {
		if (this == LOG4J) {
			return Log4jTemplate.work(kind);
		}
		LoggerContext context = new LoggerContext();
		Turns<LoggingEvent> events = new Turns<>(kind.events(context));
		Encoder<ILoggingEvent> encoder = encoder(context);
		if (this == SPYGLASS_STREAMING || this == SPYGLASS_UNREDACTED) {
			JsonLineEncoder streaming = (JsonLineEncoder) encoder;
			OutputStream nowhere = OutputStream.nullOutputStream();
			return () -> {
				try {
					streaming.encode(events.next(), nowhere);
					return nowhere;
				}
				catch (IOException ex) {
					throw new UncheckedIOException(ex);
				}
			};
		}
		return () -> encoder.encode(events.next());
	}

	Encoder<ILoggingEvent> encoder(LoggerContext context) {
		context.putObject(Environment.class.getName(), environment());
		Encoder<ILoggingEvent> encoder = this.encoder.get();
		encoder.setContext(context);
		encoder.start();
		return encoder;
	}

	private static Environment environment() {
		StandardEnvironment environment = new StandardEnvironment();
		environment.getSystemProperties().put("logging.structured.ecs.service.name", IDENTITY.service());
		environment.getSystemProperties().put("logging.structured.ecs.service.version", IDENTITY.version());
		environment.getSystemProperties().put("logging.structured.ecs.service.environment", IDENTITY.environment());
		environment.getSystemProperties().put("logging.structured.ecs.service.node-name", IDENTITY.hostname());
		return environment;
	}

	private static Encoder<ILoggingEvent> pattern() {
		PatternLayoutEncoder encoder = new PatternLayoutEncoder();
		encoder.setPattern("%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX} %5p 4711 --- [orders] [%15.15t] %-40.40logger{39}"
				+ " : %m %X %kvp%n%ex");
		return encoder;
	}

	private static Encoder<ILoggingEvent> spyglass(Redactor redactor) {
		return new JsonLineEncoder(JsonLineSettings.defaults(IDENTITY), redactor);
	}

	private static Encoder<ILoggingEvent> logstash() {
		LogstashEncoder encoder = new LogstashEncoder();
		encoder.setFindAndRegisterJacksonModules(false);
		encoder.setIncludeContext(false);
		encoder.setCustomFields("{\"service\":\"orders\",\"version\":\"1.4.2\",\"environment\":\"production\","
				+ "\"hostname\":\"orders-7d9f-x2x\"}");
		return encoder;
	}

	private static Encoder<ILoggingEvent> boot(String format) {
		StructuredLogEncoder encoder = new StructuredLogEncoder();
		encoder.setFormat(format);
		return encoder;
	}

	private static Encoder<ILoggingEvent> elastic() {
		EcsEncoder encoder = new EcsEncoder();
		encoder.setServiceName(IDENTITY.service());
		encoder.setServiceVersion(IDENTITY.version());
		encoder.setServiceEnvironment(IDENTITY.environment());
		encoder.setServiceNodeName(IDENTITY.hostname());
		return encoder;
	}

}
