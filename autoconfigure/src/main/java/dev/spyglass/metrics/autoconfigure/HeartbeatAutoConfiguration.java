/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.metrics.autoconfigure;

import dev.spyglass.metrics.Heartbeats;
import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigureOrder;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;

/**
 * Auto-configures heartbeats of workers. If metrics are disabled, the bean remains
 * without its gauges, since applications inject it.
 */
@AutoConfigureOrder(Ordered.LOWEST_PRECEDENCE)
@AutoConfiguration(
		afterName = "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration")
@ConditionalOnClass(MeterRegistry.class)
public final class HeartbeatAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	Heartbeats spyglassHeartbeats(ObjectProvider<MeterRegistry> registry, ObjectProvider<Clock> micrometerClock,
			Environment environment) {
		boolean enabled = environment.getProperty(MetricsProperties.PREFIX + ".enabled", Boolean.class, true);
		return new Heartbeats(enabled ? registry.getIfUnique() : null, micrometerClock.getIfUnique(() -> Clock.SYSTEM));
	}

}
