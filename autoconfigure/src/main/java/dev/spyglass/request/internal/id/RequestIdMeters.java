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
 * Counts where the ids of requests came from. Thread-safe.
 */
public final class RequestIdMeters implements MeterBinder, RequestIdResolver.Listener {

	private final Map<RequestIdOutcome, LongAdder> counts = new EnumMap<>(RequestIdOutcome.class);

	/** Creates the meters, at zero. */
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
			.description("Ids of requests by where they came from")
			.tag(TagNames.OUTCOME, outcome.name().toLowerCase(Locale.ROOT))
			.register(registry));
	}

}
