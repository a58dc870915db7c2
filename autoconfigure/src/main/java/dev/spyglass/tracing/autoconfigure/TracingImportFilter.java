/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.tracing.autoconfigure;

import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;
import org.springframework.util.ClassUtils;

/**
 * Excludes Spring Boot's tracing auto-configurations if {@code spyglass.tracing.enabled}
 * is false. Spring Boot has no property for this, and its tracing is on the class path
 * only because the starter depends on it. Spring Boot's no-op tracer remains.
 */
class TracingImportFilter implements AutoConfigurationImportFilter, EnvironmentAware {

	/** Serves Brave, too, which the starter does not bring. */
	private static final String MICROMETER = "org.springframework.boot.micrometer.tracing.autoconfigure.MicrometerTracingAutoConfiguration";

	private static final String BRAVE = "io.micrometer.tracing.brave.bridge.BraveTracer";

	private static final Set<String> TRACING = Set.of(MICROMETER,
			"org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.OpenTelemetryTracingAutoConfiguration",
			"org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.otlp.OtlpTracingAutoConfiguration");

	private boolean enabled = true;

	@Override
	public void setEnvironment(Environment environment) {
		this.enabled = environment.getProperty(TracingProperties.PREFIX + ".enabled", Boolean.class, true);
	}

	@Override
	public boolean[] match(@Nullable String[] classNames, AutoConfigurationMetadata metadata) {
		boolean[] matches = new boolean[classNames.length];
		for (int i = 0; i < classNames.length; i++) {
			String name = classNames[i];
			matches[i] = this.enabled || name == null || !isOff(name);
		}
		return matches;
	}

	private static boolean isOff(String name) {
		return TRACING.contains(name) && !(name.equals(MICROMETER) && ClassUtils.isPresent(BRAVE, null));
	}

}
