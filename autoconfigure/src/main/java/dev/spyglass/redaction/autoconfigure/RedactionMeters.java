/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.redaction.autoconfigure;

import dev.spyglass.redaction.internal.RedactionCounts;
import dev.spyglass.vocabulary.MeterNames;
import dev.spyglass.vocabulary.TagNames;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

/**
 * Registers the counters of redacted secrets of one sink.
 */
public final class RedactionMeters implements MeterBinder {

	private final String sink;

	private final RedactionCounts counts;

	/**
	 * Creates the meters.
	 * @param sink name of the sink
	 * @param counts the counts of the sink
	 */
	public RedactionMeters(String sink, RedactionCounts counts) {
		this.sink = sink;
		this.counts = counts;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		this.counts.rules()
			.forEach((rule) -> FunctionCounter.builder(MeterNames.REDACTIONS, this.counts, (all) -> all.count(rule))
				.description("Redacted secrets, by rule")
				.tag(TagNames.SINK, this.sink)
				.tag(TagNames.RULE, rule)
				.register(registry));
	}

}
