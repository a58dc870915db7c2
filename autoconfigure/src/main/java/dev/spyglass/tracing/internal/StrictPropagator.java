/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.tracing.internal;

import java.util.List;
import java.util.stream.Collectors;

import dev.spyglass.vocabulary.HeaderNames;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.TraceContext;
import io.micrometer.tracing.propagation.Propagator;
import org.jspecify.annotations.Nullable;

/**
 * Reads the caller's trace context as W3C requires for repeated headers: it ignores
 * {@code traceparent} if there is more than one value, and joins the values of
 * {@code tracestate}. Thread-safe.
 *
 * @see <a href="https://www.w3.org/TR/trace-context/#traceparent-header">W3C Trace
 * Context</a>
 */
final class StrictPropagator implements Propagator {

	private final Propagator delegate;

	private final List<RequestReader> readers;

	StrictPropagator(Propagator delegate, List<RequestReader> readers) {
		this.delegate = delegate;
		this.readers = List.copyOf(readers);
	}

	@Override
	public List<String> fields() {
		return this.delegate.fields();
	}

	@Override
	public <C> void inject(TraceContext context, @Nullable C carrier, Setter<C> setter) {
		this.delegate.inject(context, carrier, setter);
	}

	@Override
	public <C> Span.Builder extract(@Nullable C carrier, Getter<C> getter) {
		return this.delegate.extract(carrier, (from, name) -> value(from, name, getter));
	}

	private <C> @Nullable String value(@Nullable C carrier, String name, Getter<C> getter) {
		boolean parent = name.equalsIgnoreCase(HeaderNames.TRACEPARENT);
		if (parent || name.equalsIgnoreCase(HeaderNames.TRACESTATE)) {
			List<String> values = values(carrier, name);
			if (values != null && values.size() > 1) {
				return parent ? null
						: values.stream().filter((part) -> !part.isBlank()).collect(Collectors.joining(","));
			}
		}
		return (carrier != null) ? getter.get(carrier, name) : null;
	}

	private @Nullable List<String> values(@Nullable Object carrier, String name) {
		for (RequestReader reader : this.readers) {
			List<String> values = reader.header(carrier, name);
			if (values != null) {
				return values;
			}
		}
		return null;
	}

}
