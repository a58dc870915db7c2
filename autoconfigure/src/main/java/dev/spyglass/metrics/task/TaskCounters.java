/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.metrics.task;

import java.util.function.Supplier;

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
		Counter.builder(MeterNames.TASK_CREATED)
			.description("Tasks created, by source")
			.tag(TagNames.TASK, task)
			.tag(TagNames.SOURCE, source)
			.register(this.registry.get())
			.increment();
	}

	void items(String task, String outcome, long count) {
		Counter.builder(MeterNames.TASK_ITEMS)
			.description("Items that tasks processed")
			.tag(TagNames.TASK, task)
			.tag(TagNames.OUTCOME, outcome)
			.register(this.registry.get())
			.increment((double) count);
	}

}
