/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.metrics.task;

import java.util.function.Supplier;

import dev.spyglass.metrics.internal.OwnMeters;
import dev.spyglass.vocabulary.MeterNames;
import dev.spyglass.vocabulary.TagNames;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/**
 * Counts created tasks and processed items. Thread-safe.
 *
 * @param registry supplier of the registry, first called at the first count
 */
record TaskCounters(Supplier<MeterRegistry> registry) {

	void created(String task, String source) {
		MeterRegistry meters = this.registry.get();
		Counter.builder(MeterNames.TASK_CREATED)
			.description("Tasks created, by source")
			.tag(TagNames.TASK, task)
			.tag(TagNames.SOURCE, source)
			.tags(OwnMeters.mark(meters))
			.register(meters)
			.increment();
	}

	void items(String task, String outcome, long count) {
		MeterRegistry meters = this.registry.get();
		Counter.builder(MeterNames.TASK_ITEMS)
			.description("Items that tasks processed")
			.tag(TagNames.TASK, task)
			.tag(TagNames.OUTCOME, outcome)
			.tags(OwnMeters.mark(meters))
			.register(meters)
			.increment((double) count);
	}

}
