/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.export.autoconfigure;

import java.util.Locale;

import dev.spyglass.export.internal.ExportOutcome;
import dev.spyglass.export.internal.ExportWatch;
import dev.spyglass.vocabulary.MeterNames;
import dev.spyglass.vocabulary.TagNames;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

/**
 * Registers the counters of a signal's export, by outcome.
 */
public final class ExportMeters implements MeterBinder {

	private final ExportWatch watch;

	/**
	 * Creates the meters.
	 * @param watch counts the exported items of the signal
	 */
	public ExportMeters(ExportWatch watch) {
		this.watch = watch;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		for (ExportOutcome outcome : ExportOutcome.values()) {
			FunctionCounter.builder(MeterNames.EXPORT, this.watch, (watched) -> watched.count(outcome))
				.description("Spans, log records and Sentry events to export, by outcome")
				.tag(TagNames.SIGNAL, this.watch.signal())
				.tag(TagNames.OUTCOME, outcome.name().toLowerCase(Locale.ROOT))
				.register(registry);
		}
	}

}
