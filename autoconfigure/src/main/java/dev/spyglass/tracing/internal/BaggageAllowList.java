/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.tracing.internal;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

import io.opentelemetry.api.baggage.Baggage;
import io.opentelemetry.api.baggage.BaggageBuilder;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.context.propagation.TextMapPropagator;
import io.opentelemetry.context.propagation.TextMapSetter;
import org.jspecify.annotations.Nullable;

/**
 * Restricts incoming and outgoing baggage to the allowed entries. OpenTelemetry's
 * propagators would forward all entries that a caller sent. Thread-safe.
 */
public final class BaggageAllowList implements TextMapPropagator {

	private final TextMapPropagator delegate;

	private final Set<String> allowed = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);

	/**
	 * Creates a propagator.
	 * @param delegate reads and writes the headers
	 * @param allowed names of the entries to propagate, in any case
	 */
	public BaggageAllowList(TextMapPropagator delegate, Collection<String> allowed) {
		this.delegate = delegate;
		this.allowed.addAll(allowed);
	}

	@Override
	public Collection<String> fields() {
		return this.delegate.fields();
	}

	@Override
	public <C> void inject(Context context, @Nullable C carrier, TextMapSetter<C> setter) {
		this.delegate.inject(retainAllowed(context, Baggage.fromContextOrNull(context)), carrier, setter);
	}

	/**
	 * Keeps baggage that was in the context before, because it belongs to the
	 * application.
	 */
	@Override
	public <C> Context extract(Context context, @Nullable C carrier, TextMapGetter<C> getter) {
		Context extracted = this.delegate.extract(context, carrier, getter);
		Baggage baggage = Baggage.fromContextOrNull(extracted);
		return (baggage == Baggage.fromContextOrNull(context)) ? extracted : retainAllowed(extracted, baggage);
	}

	private Context retainAllowed(Context context, @Nullable Baggage baggage) {
		if (baggage == null || baggage.isEmpty()) {
			return context;
		}
		BaggageBuilder builder = Baggage.builder();
		baggage.forEach((name, entry) -> {
			if (this.allowed.contains(name)) {
				builder.put(name, entry.getValue(), entry.getMetadata());
			}
		});
		return context.with(builder.build());
	}

}
