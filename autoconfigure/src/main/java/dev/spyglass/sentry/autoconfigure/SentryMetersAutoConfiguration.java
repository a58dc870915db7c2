/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.sentry.autoconfigure;

import dev.spyglass.export.autoconfigure.ExportMeters;
import dev.spyglass.export.internal.ExportRegistry;
import dev.spyglass.export.internal.ExportWatch;
import dev.spyglass.sentry.internal.DeliveryMetrics;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.sentry.Sentry;
import io.sentry.spring.boot4.SentryAutoConfiguration;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Counts what becomes of the events for Sentry, and says once a minute when they are
 * lost.
 */
@AutoConfiguration(before = SentryAutoConfiguration.class)
@ConditionalOnClass({ Sentry.class, SentryAutoConfiguration.class })
@ConditionalOnProperty("sentry.dsn")
@ConditionalOnBooleanProperty(name = SentrySettings.PREFIX + ".enabled", matchIfMissing = true)
public final class SentryMetersAutoConfiguration {

	private final ExportWatch watch = new ExportRegistry().watch("sentry");

	@Bean
	@ConditionalOnMissingBean
	@Order(Ordered.LOWEST_PRECEDENCE)
	DeliveryMetrics spyglassSentryDeliveries() {
		return new DeliveryMetrics(this.watch);
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(MeterBinder.class)
	static class MetersConfiguration {

		@Bean
		@ConditionalOnMissingBean(name = "spyglassSentryMeters")
		MeterBinder spyglassSentryMeters(SentryMetersAutoConfiguration deliveries) {
			return new ExportMeters(deliveries.watch);
		}

	}

}
