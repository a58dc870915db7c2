/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.metrics.autoconfigure;

import dev.spyglass.metrics.internal.ErrorCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.ObservationRegistry;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/**
 * Counts errors by exception and component.
 */
@AutoConfiguration(
		afterName = "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration")
@ConditionalOnClass({ MeterRegistry.class, ObservationRegistry.class })
@ConditionalOnBean(MeterRegistry.class)
@ConditionalOnBooleanProperty(name = MetricsProperties.PREFIX + ".enabled", matchIfMissing = true)
public final class ErrorMetersAutoConfiguration {

	/**
	 * One for a context and its children: the log has a listener for each of them, and
	 * only the same counter knows an error again.
	 */
	@Bean
	@ConditionalOnMissingBean
	ErrorCounter spyglassErrorCounter(ObjectProvider<MeterRegistry> meters,
			ObjectProvider<ObservationRegistry> observationRegistry) {
		return new ErrorCounter(meters::getObject,
				() -> observationRegistry.getIfAvailable(() -> ObservationRegistry.NOOP));
	}

}
