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
 * Makes the {@link LoggingProperties} available to beans, lends the user's redaction
 * rules to the log, and makes meters of what became of the lines. The log itself is
 * installed long before, by {@link SpyglassLoggingSystemFactory}.
 */
@AutoConfiguration
@ConditionalOnBooleanProperty(name = LoggingProperties.PREFIX + ".enabled", matchIfMissing = true)
@EnableConfigurationProperties(LoggingProperties.class)
public final class LoggingAutoConfiguration {

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass({ LoggerContext.class, StreamingEncoder.class })
	static class LogbackConfiguration {

		/**
		 * One for a context and its children: a child has the rules of its parent, and
		 * would have them applied to each line once more.
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
				// The bean keeps it alive: a registry refers to what it reads weakly.
				LogMeters lines = new LogMeters(context);
				return (registry) -> {
					lines.bindTo(registry);
					spyglassLogRedactionRules.counts()
						.forEach((sink, counts) -> new RedactionMeters(sink.tag(), counts).bindTo(registry));
				};
			}

		}

	}

}
