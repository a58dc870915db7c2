/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.tracing.autoconfigure;

import java.util.List;

import dev.spyglass.tracing.TraceResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Properties for tracing. Sampling, propagation and export are configured by Boot's own
 * properties below {@code management.tracing} and
 * {@code management.opentelemetry.tracing}.
 *
 * @param enabled Whether to trace requests.
 * @param excludedPaths Comma-separated list of path patterns of requests that are not
 * traced, which replaces the default (the actuator, the health probes and common
 * locations of static resources).
 * @param additionalExcludedPaths Comma-separated list of path patterns of requests that
 * are not traced either, in addition to 'excluded-paths' or its default.
 * @param responseHeaders Comma-separated list of response headers that return the trace
 * ID to the client (defaults to none).
 */
@ConfigurationProperties(TracingProperties.PREFIX)
record TracingProperties(@DefaultValue("true") boolean enabled, @Nullable List<String> excludedPaths,
		@DefaultValue List<String> additionalExcludedPaths, @DefaultValue List<TraceResponse.Header> responseHeaders) {

	static final String PREFIX = "spyglass.tracing";

}
