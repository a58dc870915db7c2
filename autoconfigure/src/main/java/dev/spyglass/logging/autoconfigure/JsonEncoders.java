/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.autoconfigure;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.Encoder;
import dev.spyglass.logging.internal.encoder.JsonLineEncoder;
import dev.spyglass.logging.internal.encoder.JsonLineLimits;
import dev.spyglass.logging.internal.encoder.JsonLineSettings;
import dev.spyglass.service.ServiceIdentity;

/**
 * Creates the encoders of JSON lines.
 */
final class JsonEncoders {

	private JsonEncoders() {
	}

	static Encoder<ILoggingEvent> create(LoggerContext context, SinkName sink, ServiceIdentity identity,
			LoggingProperties properties) {
		JsonLineEncoder encoder = new JsonLineEncoder(settings(identity, properties), LogRedactor.of(context, sink));
		encoder.setContext(context);
		encoder.start();
		return encoder;
	}

	/**
	 * Validates the properties of JSON lines.
	 * @param properties the properties
	 * @throws org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException
	 * if a value is invalid
	 */
	static void validate(LoggingProperties properties) {
		settings(new ServiceIdentity("", null, null, null), properties);
	}

	private static JsonLineSettings settings(ServiceIdentity identity, LoggingProperties properties) {
		return new JsonLineSettings(identity, properties.schema(), properties.timestamp(), properties.rename(),
				new LinkedHashSet<>(properties.omit()), properties.nestedContext(),
				new LinkedHashMap<>(properties.fields()), limits(properties.limits()), properties.caller());
	}

	private static JsonLineLimits limits(LoggingProperties.Limits limits) {
		LogLimitsCheck.run(limits);
		return new JsonLineLimits((int) limits.message().toBytes(), (int) limits.stackTrace().toBytes(),
				(int) limits.line().toBytes(), limits.depth());
	}

}
