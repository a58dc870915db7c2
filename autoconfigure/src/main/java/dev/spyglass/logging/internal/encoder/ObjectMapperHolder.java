/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.internal.encoder;

import ch.qos.logback.classic.spi.ILoggingEvent;
import net.logstash.logback.composite.AbstractJsonProvider;
import net.logstash.logback.composite.ObjectMapperAware;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.ObjectMapper;

/**
 * Provider that receives the object mapper of logstash-logback-encoder, as configured by
 * its decorators. It writes nothing.
 */
final class ObjectMapperHolder extends AbstractJsonProvider<ILoggingEvent> implements ObjectMapperAware {

	private @Nullable ObjectMapper mapper;

	@Override
	public void setObjectMapper(ObjectMapper objectMapper) {
		this.mapper = objectMapper;
	}

	@Nullable ObjectMapper mapper() {
		return this.mapper;
	}

	@Override
	public void writeTo(JsonGenerator generator, ILoggingEvent event) {
		// Writes nothing, since lines are not written with a generator.
	}

}
