/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.metrics.autoconfigure;

import dev.spyglass.metrics.ExecutorQueueMetrics;
import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.SimpleAutowireCandidateResolver;
import org.springframework.boot.LazyInitializationExcludeFilter;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.task.ThreadPoolTaskExecutorCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Fallback;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.task.TaskExecutor;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

/**
 * Meters of the queues in front of the application's thread pools: depth and capacity of
 * each, waiting times of those that Boot's builder made. Contributes no executor, which
 * would make Boot's own back off.
 */
@AutoConfiguration(afterName = { "org.springframework.boot.autoconfigure.task.TaskExecutionAutoConfiguration",
		"org.springframework.boot.autoconfigure.task.TaskSchedulingAutoConfiguration",
		"org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration" })
@ConditionalOnClass({ MeterRegistry.class, ThreadPoolTaskExecutor.class, ThreadPoolTaskExecutorCustomizer.class })
@ConditionalOnBean(MeterRegistry.class)
@ConditionalOnBooleanProperty(name = MetricsProperties.PREFIX + ".enabled", matchIfMissing = true)
public final class ExecutorQueueAutoConfiguration {

	/** A fallback, so that who injects the one decorator of his own still gets that. */
	@Bean
	@Fallback
	@ConditionalOnMissingBean
	@Order
	ExecutorQueueMetrics executorQueueMetrics() {
		return new ExecutorQueueMetrics();
	}

	/** First, so that a thread factory of the user's replaces the marking one. */
	@Bean
	@Order(Ordered.HIGHEST_PRECEDENCE)
	ThreadPoolTaskExecutorCustomizer executorQueueMetricsCustomizer(ExecutorQueueMetrics metrics) {
		return metrics::mark;
	}

	@Bean
	ExecutorQueueMetricsBinder executorQueueMetricsBinder(ConfigurableListableBeanFactory beanFactory,
			MeterRegistry registry, ExecutorQueueMetrics metrics) {
		return new ExecutorQueueMetricsBinder(beanFactory, registry, metrics);
	}

	@Bean
	static LazyInitializationExcludeFilter eagerExecutorQueueMetrics() {
		return LazyInitializationExcludeFilter.forBeanTypes(ExecutorQueueMetricsBinder.class);
	}

	static final class ExecutorQueueMetricsBinder implements SmartInitializingSingleton {

		private final ConfigurableListableBeanFactory beanFactory;

		private final MeterRegistry registry;

		private final ExecutorQueueMetrics metrics;

		ExecutorQueueMetricsBinder(ConfigurableListableBeanFactory beanFactory, MeterRegistry registry,
				ExecutorQueueMetrics metrics) {
			this.beanFactory = beanFactory;
			this.registry = registry;
			this.metrics = metrics;
		}

		@Override
		public void afterSingletonsInstantiated() {
			SimpleAutowireCandidateResolver.resolveAutowireCandidates(this.beanFactory, TaskExecutor.class)
				.forEach(this::bind);
		}

		private void bind(String name, TaskExecutor executor) {
			if (executor instanceof ThreadPoolTaskExecutor pool) {
				this.metrics.bind(this.registry, name, pool);
			}
			else if (executor instanceof ThreadPoolTaskScheduler scheduler) {
				this.metrics.bind(this.registry, name, scheduler.getScheduledThreadPoolExecutor());
			}
		}

	}

}
