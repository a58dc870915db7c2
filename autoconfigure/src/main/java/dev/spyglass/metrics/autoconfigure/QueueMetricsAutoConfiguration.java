/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.metrics.autoconfigure;

import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigureOrder;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ImportRuntimeHints;
import org.springframework.core.Ordered;

/**
 * Auto-configures meters of the queues of the application's executors and schedulers, and
 * of queues annotated with {@code @MonitoredQueue}. It defines no executor bean, which
 * would make Boot's own back off.
 */
@AutoConfigureOrder(Ordered.LOWEST_PRECEDENCE)
@AutoConfiguration(
		afterName = "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration")
@ConditionalOnClass(MeterRegistry.class)
@ConditionalOnSingleCandidate(MeterRegistry.class)
@ConditionalOnBooleanProperty(name = MetricsProperties.PREFIX + ".enabled", matchIfMissing = true)
public final class QueueMetricsAutoConfiguration {

	@Bean
	@ConditionalOnBooleanProperty(name = MetricsProperties.PREFIX + ".executors.enabled", matchIfMissing = true)
	@ImportRuntimeHints(ExecutorQueueHints.class)
	static ExecutorQueuePostProcessor spyglassExecutorQueuePostProcessor(ObjectProvider<MeterRegistry> registry) {
		return new ExecutorQueuePostProcessor(registry);
	}

	@Bean
	static MonitoredQueuePostProcessor spyglassMonitoredQueuePostProcessor(ConfigurableListableBeanFactory beanFactory,
			ObjectProvider<MeterRegistry> registry) {
		return new MonitoredQueuePostProcessor(beanFactory, registry);
	}

}
