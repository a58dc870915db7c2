/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.metrics.autoconfigure;

import dev.spyglass.metrics.internal.queue.ExecutorQueueMetrics;
import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.core.task.TaskExecutor;

/**
 * Registers queue metrics for all beans that are task executors.
 */
final class ExecutorQueuePostProcessor implements BeanPostProcessor, SmartInitializingSingleton {

	private final ExecutorQueueMetrics metrics = new ExecutorQueueMetrics();

	private final ObjectProvider<MeterRegistry> registry;

	ExecutorQueuePostProcessor(ObjectProvider<MeterRegistry> registry) {
		this.registry = registry;
	}

	@Override
	public Object postProcessBeforeInitialization(Object bean, String name) {
		if (bean instanceof TaskExecutor) {
			this.metrics.decorate(name, bean);
		}
		return bean;
	}

	@Override
	public Object postProcessAfterInitialization(Object bean, String name) {
		if (bean instanceof TaskExecutor) {
			this.metrics.initialized(name, bean);
		}
		return bean;
	}

	/**
	 * Binds the meters after all executors exist, so that no executor depends on the
	 * registry.
	 */
	@Override
	public void afterSingletonsInstantiated() {
		this.metrics.bindTo(this.registry.getObject());
	}

}
