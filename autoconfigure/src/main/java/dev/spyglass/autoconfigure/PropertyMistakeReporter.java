/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.autoconfigure;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.event.ApplicationFailedEvent;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.boot.context.event.SpringApplicationEvent;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Warns about properties that are set without an effect: once the application has
 * started, or when its context could not be refreshed, since a mistyped name may be the
 * reason.
 */
class PropertyMistakeReporter implements ApplicationListener<SpringApplicationEvent> {

	private static final Log logger = LogFactory.getLog(PropertyMistakeReporter.class);

	/**
	 * Property source of the context that Spring Cloud starts before the application's.
	 */
	private static final String BOOTSTRAP = "bootstrap";

	@Override
	public void onApplicationEvent(SpringApplicationEvent event) {
		ConfigurableApplicationContext context = contextToReport(event);
		if (context != null && !context.getEnvironment().getPropertySources().contains(BOOTSTRAP)) {
			mistakes(context, event.getSpringApplication()).forEach(logger::warn);
		}
	}

	private static @Nullable ConfigurableApplicationContext contextToReport(SpringApplicationEvent event) {
		if (event instanceof ApplicationStartedEvent started) {
			return started.getApplicationContext();
		}
		if (event instanceof ApplicationFailedEvent failed) {
			ConfigurableApplicationContext context = failed.getApplicationContext();
			// An active context has started before, and failed in a runner.
			return (context != null && !context.isActive()) ? context : null;
		}
		return null;
	}

	private static Set<String> mistakes(ConfigurableApplicationContext context, SpringApplication application) {
		Set<String> mistakes = new LinkedHashSet<>(mistakes(context.getEnvironment(), application));
		ApplicationContext parent = context.getParent();
		if (parent != null && parent.getEnvironment() instanceof ConfigurableEnvironment environment) {
			// The context has the parent's property sources, too.
			mistakes.removeAll(mistakes(environment, application));
		}
		return mistakes;
	}

	private static List<String> mistakes(ConfigurableEnvironment environment, SpringApplication application) {
		List<String> mistakes = new ArrayList<>(UnknownProperties.in(environment, application.getClassLoader()));
		mistakes.addAll(IneffectiveProperties.in(environment));
		return mistakes;
	}

}
