/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.metrics.autoconfigure;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import dev.spyglass.metrics.internal.queue.ExecutorQueueMetrics;
import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.DestructionAwareBeanPostProcessor;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.core.task.TaskExecutor;

/**
 * Lets the executors be watched. The bean factory closes the one that it made: one that
 * stands in for it is closed here.
 */
final class ExecutorQueuePostProcessor implements DestructionAwareBeanPostProcessor, SmartInitializingSingleton {

	private final ExecutorQueueMetrics metrics = new ExecutorQueueMetrics();

	private final ObjectProvider<MeterRegistry> registry;

	private final Map<String, SimpleAsyncTaskExecutor> standIns = new ConcurrentHashMap<>();

	ExecutorQueuePostProcessor(ObjectProvider<MeterRegistry> registry) {
		this.registry = registry;
	}

	@Override
	public Object postProcessBeforeInitialization(Object bean, String name) {
		if (!(bean instanceof TaskExecutor)) {
			return bean;
		}
		Object watched = this.metrics.decorate(name, bean);
		if (watched != bean && watched instanceof SimpleAsyncTaskExecutor standIn) {
			this.standIns.put(name, standIn);
		}
		return watched;
	}

	@Override
	public Object postProcessAfterInitialization(Object bean, String name) {
		if (bean instanceof TaskExecutor) {
			this.metrics.initialised(name, bean);
		}
		return bean;
	}

	/** When all executors are there, so that none waits for the registry. */
	@Override
	public void afterSingletonsInstantiated() {
		this.metrics.bindTo(this.registry.getObject());
	}

	@Override
	public boolean requiresDestruction(Object bean) {
		return bean instanceof SimpleAsyncTaskExecutor;
	}

	@Override
	public void postProcessBeforeDestruction(Object bean, String name) {
		SimpleAsyncTaskExecutor standIn = this.standIns.remove(name);
		if (standIn != null) {
			standIn.close();
		}
	}

}
