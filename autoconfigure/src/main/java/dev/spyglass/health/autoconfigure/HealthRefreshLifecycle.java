/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.health.autoconfigure;

import dev.spyglass.health.internal.HealthRefresh;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationEvent;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.SmartApplicationListener;

/**
 * Starts the health refresh when the application is ready and stops it when the context
 * closes. At other times contributors may be down although nothing is wrong.
 */
final class HealthRefreshLifecycle implements SmartApplicationListener {

	private final HealthRefresh refresh;

	private final ApplicationContext context;

	HealthRefreshLifecycle(HealthRefresh refresh, ApplicationContext context) {
		this.refresh = refresh;
		this.context = context;
	}

	@Override
	public boolean supportsEventType(Class<? extends ApplicationEvent> type) {
		return ApplicationReadyEvent.class.isAssignableFrom(type) || ContextClosedEvent.class.isAssignableFrom(type);
	}

	@Override
	public void onApplicationEvent(ApplicationEvent event) {
		if (event instanceof ApplicationReadyEvent) {
			this.refresh.start();
		}
		else if (event.getSource() == this.context) {
			this.refresh.close();
		}
	}

}
