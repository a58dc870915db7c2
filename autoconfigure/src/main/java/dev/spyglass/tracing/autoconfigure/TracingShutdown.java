/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.tracing.autoconfigure;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.OpenTelemetryEventPublisherBeansApplicationListener;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.core.Ordered;

/**
 * Keeps trace ids on log lines during a graceful shutdown. Spring Boot removes its
 * tracing listeners as soon as the context starts to close; this listener adds them
 * again, until the beans are destroyed.
 */
final class TracingShutdown implements ApplicationListener<ContextClosedEvent>, Ordered, DisposableBean {

	private final OpenTelemetryEventPublisherBeansApplicationListener delegate = new OpenTelemetryEventPublisherBeansApplicationListener();

	private final ApplicationContext context;

	TracingShutdown(ApplicationContext context) {
		this.context = context;
	}

	/** Runs directly after Spring Boot's listener. */
	@Override
	public int getOrder() {
		return Ordered.HIGHEST_PRECEDENCE + 1;
	}

	@Override
	public void onApplicationEvent(ContextClosedEvent event) {
		if (event.getApplicationContext() == this.context) {
			this.delegate.onApplicationEvent(new ContextRefreshedEvent(this.context));
		}
	}

	@Override
	public void destroy() {
		this.delegate.onApplicationEvent(new ContextClosedEvent(this.context));
	}

}
