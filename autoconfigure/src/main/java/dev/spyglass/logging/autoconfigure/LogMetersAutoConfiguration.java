/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.autoconfigure;

import ch.qos.logback.classic.LoggerContext;
import io.micrometer.core.instrument.binder.MeterBinder;
import net.logstash.logback.encoder.StreamingEncoder;
import org.slf4j.LoggerFactory;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/**
 * Makes meters of what became of the log lines.
 */
@AutoConfiguration(after = LoggingAutoConfiguration.class)
@ConditionalOnClass({ MeterBinder.class, LoggerContext.class, StreamingEncoder.class })
@ConditionalOnBooleanProperty(name = LoggingProperties.PREFIX + ".enabled", matchIfMissing = true)
public final class LogMetersAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean(name = "spyglassLogMeters")
	MeterBinder spyglassLogMeters() {
		// The bean keeps it alive: a registry refers to what it reads weakly.
		return (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) ? new LogMeters(context)
				: (registry) -> {
				};
	}

}
