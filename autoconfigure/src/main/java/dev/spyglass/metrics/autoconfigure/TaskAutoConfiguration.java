/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.metrics.autoconfigure;

import dev.spyglass.metrics.internal.reactive.ReactiveTaskResult;
import dev.spyglass.metrics.internal.task.TaskMeters;
import dev.spyglass.metrics.internal.task.TaskResult;
import dev.spyglass.metrics.task.Tasks;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.ObservationRegistry;

import org.springframework.aop.framework.autoproxy.AbstractBeanFactoryAwareAdvisingPostProcessor;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigureOrder;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;

/**
 * Auto-configures tasks, by annotation and in code. If metrics are disabled, tasks still
 * have log lines and spans, since applications depend on the API; only the meters are
 * missing.
 */
@AutoConfigureOrder(Ordered.LOWEST_PRECEDENCE)
@AutoConfiguration(
		afterName = { "org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration",
				"org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration" })
@ConditionalOnClass({ MeterRegistry.class, ObservationRegistry.class,
		AbstractBeanFactoryAwareAdvisingPostProcessor.class })
public final class TaskAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	Tasks spyglassTasks(ObjectProvider<ObservationRegistry> observationRegistry,
			ObjectProvider<TaskMeters> spyglassTaskMeters, ObjectProvider<MeterRegistry> registry) {
		boolean counted = spyglassTaskMeters.getIfAvailable() != null;
		return new Tasks(observationRegistry.getIfUnique(() -> ObservationRegistry.NOOP),
				counted ? registry::getObject : null);
	}

	/**
	 * Ordered before Micrometer's handler, which has no order. A child context shares the
	 * bean of its parent, since a registry keeps only the first gauge of a task.
	 */
	@Bean
	@Order(0)
	@ConditionalOnMissingBean
	@ConditionalOnSingleCandidate(MeterRegistry.class)
	@ConditionalOnBooleanProperty(name = MetricsProperties.PREFIX + ".enabled", matchIfMissing = true)
	TaskMeters spyglassTaskMeters(ObjectProvider<MeterRegistry> registry) {
		return new TaskMeters(registry::getObject);
	}

	@Bean
	static ObservedTaskPostProcessor spyglassObservedTaskPostProcessor(ObjectProvider<Tasks> spyglassTasks,
			ObjectProvider<TaskResult> results, Environment environment) {
		boolean proxyTargetClass = environment.getProperty("spring.aop.proxy-target-class", Boolean.class, true);
		return new ObservedTaskPostProcessor(spyglassTasks::getObject, () -> results.orderedStream().toList(),
				proxyTargetClass);
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(name = "reactor.core.publisher.Flux")
	static class ReactiveConfiguration {

		@Bean
		ReactiveTaskResult spyglassReactiveTaskResult() {
			return new ReactiveTaskResult();
		}

	}

}
