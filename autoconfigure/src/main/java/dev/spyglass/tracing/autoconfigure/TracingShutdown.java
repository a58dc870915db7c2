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
 * Keeps the trace on the lines of requests that end while the application does: Boot
 * takes its listeners off the tracing as soon as the context begins to close. Puts them
 * back, until the beans are destroyed.
 */
final class TracingShutdown implements ApplicationListener<ContextClosedEvent>, Ordered, DisposableBean {

	private final OpenTelemetryEventPublisherBeansApplicationListener boots = new OpenTelemetryEventPublisherBeansApplicationListener();

	private final ApplicationContext context;

	TracingShutdown(ApplicationContext context) {
		this.context = context;
	}

	/** Right behind Boot's. */
	@Override
	public int getOrder() {
		return Ordered.HIGHEST_PRECEDENCE + 1;
	}

	@Override
	public void onApplicationEvent(ContextClosedEvent event) {
		if (event.getApplicationContext() == this.context) {
			this.boots.onApplicationEvent(new ContextRefreshedEvent(this.context));
		}
	}

	@Override
	public void destroy() {
		this.boots.onApplicationEvent(new ContextClosedEvent(this.context));
	}

}
