/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.autoconfigure;

import ch.qos.logback.classic.LoggerContext;
import dev.spyglass.redaction.RedactionRule;
import dev.spyglass.redaction.autoconfigure.RedactionMeters;
import io.micrometer.core.instrument.binder.MeterBinder;
import net.logstash.logback.encoder.StreamingEncoder;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/**
 * Auto-configures the {@link LoggingProperties}, redaction rules from beans, and the
 * meters of the log. The logging system itself is installed before the context exists, by
 * {@link SpyglassLoggingSystemFactory}.
 */
@AutoConfiguration
@ConditionalOnBooleanProperty(name = LoggingProperties.PREFIX + ".enabled", matchIfMissing = true)
@EnableConfigurationProperties(LoggingProperties.class)
public final class LoggingAutoConfiguration {

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass({ LoggerContext.class, StreamingEncoder.class })
	static class LogbackConfiguration {

		/**
		 * Shared by a context and its children: a child sees its parent's rules and would
		 * apply them a second time.
		 */
		@Bean
		@ConditionalOnMissingBean
		LogRedactionRules spyglassLogRedactionRules(Environment environment, ObjectProvider<RedactionRule> rules) {
			return new LogRedactionRules(environment, rules);
		}

		@Configuration(proxyBeanMethods = false)
		@ConditionalOnClass(MeterBinder.class)
		static class MetersConfiguration {

			@Bean
			MeterBinder spyglassLogMeters(LogRedactionRules spyglassLogRedactionRules) {
				if (!(LoggerFactory.getILoggerFactory() instanceof LoggerContext context)) {
					return (registry) -> {
					};
				}
				// The bean holds a strong reference, since a registry holds only a weak
				// one.
				LogMeters logMeters = new LogMeters(context);
				return (registry) -> {
					logMeters.bindTo(registry);
					spyglassLogRedactionRules.counts()
						.forEach((sink, counts) -> new RedactionMeters(sink.tag(), counts).bindTo(registry));
				};
			}

		}

	}

}
