/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.request.internal.id;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

import dev.spyglass.vocabulary.MeterNames;
import dev.spyglass.vocabulary.TagNames;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

/**
 * Counts request ids by origin: accepted, generated or rejected. Thread-safe.
 */
public final class RequestIdMeters implements MeterBinder, RequestIdResolver.Listener {

	private final Map<RequestIdOutcome, LongAdder> counts = new EnumMap<>(RequestIdOutcome.class);

	/** Creates the meters, which start at zero. */
	public RequestIdMeters() {
		for (RequestIdOutcome outcome : RequestIdOutcome.values()) {
			this.counts.put(outcome, new LongAdder());
		}
	}

	@Override
	public void identified(RequestIdOutcome outcome) {
		LongAdder count = this.counts.get(outcome);
		if (count != null) {
			count.increment();
		}
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		this.counts.forEach((outcome, count) -> FunctionCounter.builder(MeterNames.REQUEST_IDS, count, LongAdder::sum)
			.description("Request ids, by outcome")
			.tag(TagNames.OUTCOME, outcome.name().toLowerCase(Locale.ROOT))
			.register(registry));
	}

}
