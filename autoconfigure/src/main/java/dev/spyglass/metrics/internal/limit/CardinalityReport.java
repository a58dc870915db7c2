/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.metrics.internal.limit;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;

import dev.spyglass.vocabulary.EventNames;
import dev.spyglass.vocabulary.LogFields;
import dev.spyglass.vocabulary.MeterNames;
import dev.spyglass.vocabulary.TagNames;
import dev.spyglass.vocabulary.internal.EventText;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reports which tags were folded into {@code other}: logs the first one, and counts all
 * of them. Thread-safe.
 */
final class CardinalityReport {

	private static final Logger logger = LoggerFactory.getLogger(CardinalityReport.class);

	private final Map<Folded, LongAdder> counts = new ConcurrentHashMap<>();

	private final List<MeterRegistry> registries = new CopyOnWriteArrayList<>();

	private final AtomicBoolean logged = new AtomicBoolean();

	void bindTo(MeterRegistry registry) {
		this.registries.add(registry);
		this.counts.forEach((tag, count) -> register(registry, tag, count));
	}

	void count(String meter, String tag, int limit) {
		Folded folded = new Folded(meter, tag);
		LongAdder count = this.counts.get(folded);
		if (count == null) {
			LongAdder fresh = new LongAdder();
			count = this.counts.putIfAbsent(folded, fresh);
			if (count == null) {
				count = fresh;
				this.registries.forEach((registry) -> register(registry, folded, fresh));
			}
		}
		count.increment();
		if (!this.logged.get() && this.logged.compareAndSet(false, true)) {
			logger.atWarn()
				.addKeyValue(LogFields.EVENT, EventNames.CARDINALITY_CAPPED)
				.addKeyValue(TagNames.METER, meter)
				.addKeyValue(TagNames.TAG, tag)
				.addKeyValue("limit", limit)
				.log(new EventText().words("Meter ")
					.value(meter)
					.words(" has more than ")
					.number(limit)
					.words(" values of tag ")
					.value(tag)
					.words("; further ones count as 'other'")
					.toString());
		}
	}

	private static void register(MeterRegistry registry, Folded folded, LongAdder count) {
		FunctionCounter.builder(MeterNames.CARDINALITY_FOLDED, count, LongAdder::sum)
			.description("Measurements whose tag was folded into 'other', since it had too many values")
			.tag(TagNames.METER, folded.meter())
			.tag(TagNames.TAG, folded.tag())
			.register(registry);
	}

	private record Folded(String meter, String tag) {

	}

}
