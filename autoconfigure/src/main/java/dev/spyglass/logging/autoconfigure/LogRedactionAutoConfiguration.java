/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.autoconfigure;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import ch.qos.logback.classic.LoggerContext;
import dev.spyglass.redaction.RedactionRule;
import dev.spyglass.redaction.autoconfigure.RedactionAutoConfiguration;
import dev.spyglass.redaction.autoconfigure.RedactionFactory;
import dev.spyglass.redaction.autoconfigure.RedactionMeters;
import dev.spyglass.redaction.internal.Redaction;
import dev.spyglass.redaction.internal.RedactionCounts;
import io.micrometer.core.instrument.binder.MeterBinder;
import net.logstash.logback.encoder.StreamingEncoder;
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
import org.springframework.util.function.SingletonSupplier;

/**
 * Lends the rules of the user's beans to the log while the application context lives, and
 * makes meters of what was redacted.
 */
@AutoConfiguration(after = { LoggingAutoConfiguration.class, RedactionAutoConfiguration.class })
@ConditionalOnClass({ LoggerContext.class, StreamingEncoder.class })
@ConditionalOnBooleanProperty(name = LoggingProperties.PREFIX + ".enabled", matchIfMissing = true)
public final class LogRedactionAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	LogRedactionRules spyglassLogRedactionRules(Environment environment, ObjectProvider<RedactionRule> rules) {
		return new LogRedactionRules(environment, rules);
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(MeterBinder.class)
	static class MetersConfiguration {

		@Bean
		@ConditionalOnMissingBean(name = "spyglassLogRedactionMeters")
		MeterBinder spyglassLogRedactionMeters(LogRedactionRules spyglassLogRedactionRules) {
			return (registry) -> spyglassLogRedactionRules.counts()
				.forEach((sink, counts) -> new RedactionMeters(sink.tag(), counts).bindTo(registry));
		}

	}

	static final class LogRedactionRules implements SmartInitializingSingleton, DisposableBean {

		private final Environment environment;

		private final SingletonSupplier<List<RedactionRule>> rules;

		LogRedactionRules(Environment environment, ObjectProvider<RedactionRule> rules) {
			this.environment = environment;
			this.rules = SingletonSupplier.of(() -> rules.orderedStream().toList());
		}

		/**
		 * Of the sinks that there are. With the user's rules, which may be lent only
		 * after the meters are made.
		 */
		Map<SinkName, RedactionCounts> counts() {
			List<RedactionRule> current = this.rules.obtain();
			Map<SinkName, RedactionCounts> counts = new EnumMap<>(SinkName.class);
			redactors().forEach((sink, redactor) -> {
				if (redactor.isUsed()) {
					redactor.counts().add(current);
					counts.put(sink, redactor.counts());
				}
			});
			return counts;
		}

		private Map<SinkName, LogRedactor> redactors() {
			Map<SinkName, LogRedactor> redactors = new EnumMap<>(SinkName.class);
			if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
				for (SinkName sink : SinkName.values()) {
					LogRedactor redactor = LogRedactor.installed(context, sink);
					if (redactor != null) {
						redactors.put(sink, redactor);
					}
				}
			}
			return redactors;
		}

		@Override
		public void afterSingletonsInstantiated() {
			Map<SinkName, LogRedactor> redactors = redactors();
			if (!redactors.isEmpty()) {
				Redaction redaction = new RedactionFactory().create(this.environment, this.rules.obtain(),
						new RedactionCounts());
				redactors.values().forEach((redactor) -> redactor.lend(this, this.environment, redaction));
			}
		}

		@Override
		public void destroy() {
			redactors().values().forEach((redactor) -> redactor.takeBack(this));
		}

	}

}
