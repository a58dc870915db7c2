/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.metrics.autoconfigure;

import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;

import dev.spyglass.metrics.internal.queue.MonitoredBlockingQueue;
import dev.spyglass.metrics.queue.MonitoredQueue;
import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanCreationException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/**
 * Wraps beans annotated with {@link MonitoredQueue}, and registers their meters once the
 * meter registry exists.
 */
final class MonitoredQueuePostProcessor implements BeanPostProcessor, SmartInitializingSingleton {

	private final ConfigurableListableBeanFactory beanFactory;

	private final ObjectProvider<MeterRegistry> registry;

	private final Map<String, MonitoredBlockingQueue<?>> queues = new ConcurrentHashMap<>();

	private volatile @Nullable MeterRegistry bound;

	MonitoredQueuePostProcessor(ConfigurableListableBeanFactory beanFactory, ObjectProvider<MeterRegistry> registry) {
		this.beanFactory = beanFactory;
		this.registry = registry;
	}

	@Override
	public Object postProcessAfterInitialization(Object bean, String beanName) {
		MonitoredQueue annotation = (bean instanceof BlockingQueue<?> && this.beanFactory.containsBean(beanName))
				? this.beanFactory.findAnnotationOnBean(beanName, MonitoredQueue.class, false) : null;
		return (annotation != null) ? wrap((BlockingQueue<?>) bean, beanName, annotation.value().strip()) : bean;
	}

	private Object wrap(BlockingQueue<?> queue, String beanName, String name) {
		if (name.isEmpty()) {
			throw new BeanCreationException(beanName,
					"The name in @MonitoredQueue must not be blank: it is the value of the tag 'queue'");
		}
		MonitoredBlockingQueue<?> monitored = new MonitoredBlockingQueue<>(queue);
		if (this.queues.putIfAbsent(name, monitored) != null) {
			throw new BeanCreationException(beanName, "Two beans are annotated with @MonitoredQueue(\"" + name
					+ "\"): use a unique name for each queue, since it is the value of the tag 'queue'");
		}
		MeterRegistry current = this.bound;
		if (current != null) {
			monitored.bindTo(name, current);
		}
		return monitored;
	}

	@Override
	public void afterSingletonsInstantiated() {
		this.registry.ifAvailable(this::bindTo);
	}

	private void bindTo(MeterRegistry registry) {
		this.bound = registry;
		this.queues.forEach((name, queue) -> queue.bindTo(name, registry));
	}

}
