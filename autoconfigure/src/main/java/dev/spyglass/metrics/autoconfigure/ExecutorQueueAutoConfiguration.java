/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.metrics.autoconfigure;

import dev.spyglass.metrics.internal.queue.ExecutorQueueMetrics;
import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ImportRuntimeHints;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

/**
 * Meters of the queues in front of the application's executors and schedulers, whoever
 * declares them. Contributes no executor, which would make Boot's own back off.
 */
@AutoConfiguration(
		afterName = "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration")
@ConditionalOnClass({ MeterRegistry.class, ThreadPoolTaskExecutor.class })
@ConditionalOnBean(MeterRegistry.class)
@ConditionalOnBooleanProperty(name = MetricsProperties.PREFIX + ".enabled", matchIfMissing = true)
@ConditionalOnBooleanProperty(name = MetricsProperties.PREFIX + ".executors.enabled", matchIfMissing = true)
@ImportRuntimeHints(ExecutorQueueHints.class)
public final class ExecutorQueueAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	static ExecutorQueueMetrics spyglassExecutorQueueMetrics() {
		return new ExecutorQueueMetrics();
	}

	@Bean
	static ExecutorQueuePostProcessor spyglassExecutorQueuePostProcessor(
			ObjectProvider<ExecutorQueueMetrics> spyglassExecutorQueueMetrics, ObjectProvider<MeterRegistry> registry) {
		return new ExecutorQueuePostProcessor(spyglassExecutorQueueMetrics, registry);
	}

}
