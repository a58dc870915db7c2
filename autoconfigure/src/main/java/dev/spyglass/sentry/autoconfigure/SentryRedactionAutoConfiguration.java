/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.sentry.autoconfigure;

import dev.spyglass.redaction.RedactionRule;
import dev.spyglass.redaction.autoconfigure.RedactionAutoConfiguration;
import dev.spyglass.redaction.autoconfigure.RedactionFactory;
import dev.spyglass.redaction.autoconfigure.RedactionMeters;
import dev.spyglass.redaction.internal.RedactionCounts;
import dev.spyglass.sentry.internal.DeliveryMetrics;
import dev.spyglass.sentry.internal.RedactionOptionsConfiguration;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.sentry.Sentry;
import io.sentry.spring.boot4.SentryAutoConfiguration;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;

/**
 * Takes secrets out of what is sent to Sentry.
 */
@AutoConfiguration(before = SentryAutoConfiguration.class, after = RedactionAutoConfiguration.class)
@ConditionalOnClass({ Sentry.class, SentryAutoConfiguration.class })
@ConditionalOnProperty("sentry.dsn")
@ConditionalOnBooleanProperty(name = { SentrySettings.PREFIX + ".enabled", "spyglass.redaction.enabled" },
		matchIfMissing = true)
public final class SentryRedactionAutoConfiguration {

	private final RedactionCounts counts = new RedactionCounts();

	/** Last, so that the application's own callbacks have had their say. */
	@Bean
	@ConditionalOnMissingBean
	@Order(Ordered.LOWEST_PRECEDENCE)
	RedactionOptionsConfiguration spyglassSentryRedaction(Environment environment,
			RedactionFactory spyglassRedactionFactory, ObjectProvider<RedactionRule> rules,
			ObjectProvider<DeliveryMetrics> deliveries) {
		var ordered = rules.orderedStream().toList();
		this.counts.add(ordered);
		return new RedactionOptionsConfiguration(spyglassRedactionFactory.create(environment, ordered, this.counts),
				(failure) -> deliveries.ifAvailable((counted) -> counted.unchecked(failure)));
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(MeterBinder.class)
	static class MetersConfiguration {

		@Bean
		@ConditionalOnMissingBean(name = "spyglassSentryRedactionMeters")
		MeterBinder spyglassSentryRedactionMeters(SentryRedactionAutoConfiguration redaction,
				ObjectProvider<RedactionOptionsConfiguration> made) {
			return (registry) -> {
				made.ifAvailable((options) -> new RedactionMeters("sentry", redaction.counts).bindTo(registry));
			};
		}

	}

}
