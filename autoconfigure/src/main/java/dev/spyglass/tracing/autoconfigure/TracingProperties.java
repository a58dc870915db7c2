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
 * Traces. Sampling, propagation and export are configured by Boot's own properties below
 * {@code management.tracing} and {@code management.opentelemetry.tracing}.
 *
 * @param enabled whether requests are traced at all
 * @param excludedPaths path patterns of requests that are not traced; by default
 * actuator, probes and static resources at their common places. An empty list traces
 * everything
 * @param responseHeaders headers of the response that tell the trace: "traceresponse"
 * (W3C) and "x-trace-id"; none by default
 */
@ConfigurationProperties(TracingProperties.PREFIX)
record TracingProperties(@DefaultValue("true") boolean enabled, @Nullable List<String> excludedPaths,
		@DefaultValue List<TraceResponse.Header> responseHeaders) {

	static final String PREFIX = "spyglass.tracing";

}
