/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.metrics.autoconfigure;

import dev.spyglass.vocabulary.MeterNames;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.NamingConvention;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.micrometer.metrics.autoconfigure.MeterRegistryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Keeps {@code task_created_total} whole: Micrometer's convention takes {@code _created}
 * away, which OpenMetrics reserves behind the name of a counter, and {@code task_total}
 * would be left.
 */
@AutoConfiguration(beforeName = "org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration")
@ConditionalOnClass({ PrometheusMeterRegistry.class, MeterRegistryCustomizer.class })
@ConditionalOnBooleanProperty(name = MetricsProperties.PREFIX + ".enabled", matchIfMissing = true)
public final class PrometheusNamesAutoConfiguration {

	/** First, so that a convention of the user's replaces it. */
	@Bean
	@Order(Ordered.HIGHEST_PRECEDENCE)
	@ConditionalOnMissingBean(name = "spyglassPrometheusNames")
	MeterRegistryCustomizer<PrometheusMeterRegistry> spyglassPrometheusNames() {
		return (registry) -> registry.config().namingConvention(new Names(registry.config().namingConvention()));
	}

	private record Names(NamingConvention micrometers) implements NamingConvention {

		private static final String TASK_CREATED = MeterNames.TASK_CREATED.replace('.', '_');

		@Override
		public String name(String name, Meter.Type type, @Nullable String baseUnit) {
			return name.equals(MeterNames.TASK_CREATED) ? TASK_CREATED : this.micrometers.name(name, type, baseUnit);
		}

		@Override
		public String tagKey(String key) {
			return this.micrometers.tagKey(key);
		}

		@Override
		public String tagValue(String value) {
			return this.micrometers.tagValue(value);
		}

	}

}
