/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.autoconfigure;

import java.util.List;

import ch.qos.logback.classic.LoggerContext;
import dev.spyglass.context.autoconfigure.RedactionAutoConfiguration;
import dev.spyglass.context.autoconfigure.RedactionMeters;
import dev.spyglass.context.redaction.RedactionRule;
import dev.spyglass.logging.Redactor;
import io.micrometer.core.instrument.binder.MeterBinder;
import net.logstash.logback.encoder.StreamingEncoder;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/**
 * Lends the rules of the user's beans to the log while the application context lives, and
 * makes meters of what was redacted.
 */
@AutoConfiguration(after = { LoggingAutoConfiguration.class, RedactionAutoConfiguration.class })
@ConditionalOnBooleanProperty(name = LoggingProperties.PREFIX + ".enabled", matchIfMissing = true)
public final class LogRedactionAutoConfiguration {

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass({ LoggerContext.class, StreamingEncoder.class })
	static class LogbackConfiguration {

		@Bean
		@ConditionalOnMissingBean
		LogRedactionRules logRedactionRules(Environment environment, ObjectProvider<RedactionRule> rules) {
			return new LogRedactionRules(environment, rules);
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass({ MeterBinder.class, LoggerContext.class, StreamingEncoder.class })
	static class MetersConfiguration {

		@Bean
		@ConditionalOnMissingBean(name = "spyglassLogRedactionMeters")
		MeterBinder spyglassLogRedactionMeters(LogRedactionRules rules) {
			return (registry) -> {
				LogRedactor redactor = rules.redactor();
				if (redactor != null) {
					new RedactionMeters("log", redactor.counts()).bindTo(registry);
				}
			};
		}

	}

	static final class LogRedactionRules implements SmartInitializingSingleton, DisposableBean {

		private final Environment environment;

		private final ObjectProvider<RedactionRule> rules;

		LogRedactionRules(Environment environment, ObjectProvider<RedactionRule> rules) {
			this.environment = environment;
			this.rules = rules;
		}

		@Nullable LogRedactor redactor() {
			Redactor redactor = (LoggerFactory.getILoggerFactory() instanceof LoggerContext context)
					? LogRedactor.of(context) : null;
			return (redactor instanceof LogRedactor own) ? own : null;
		}

		@Override
		public void afterSingletonsInstantiated() {
			use(this.rules.orderedStream().toList());
		}

		@Override
		public void destroy() {
			use(List.of());
		}

		private void use(List<RedactionRule> current) {
			LogRedactor redactor = redactor();
			if (redactor != null) {
				redactor.use(this.environment, current);
			}
		}

	}

}
