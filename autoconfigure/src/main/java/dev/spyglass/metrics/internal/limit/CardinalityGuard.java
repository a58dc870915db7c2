/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.metrics.internal.limit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.config.MeterFilterReply;
import io.micrometer.core.instrument.distribution.HistogramSupport;

/**
 * Keeps careless tags from taking a process down: past a limit, new values of a tag
 * become {@code other}, so that counts and sums stay exact. A gauge has no sum and is
 * left out instead. Asked only for what the registry has not seen before, so that it
 * costs nothing while nothing grows. Thread-safe.
 */
public final class CardinalityGuard implements MeterFilter, MeterBinder {

	/** What values past the limit become. */
	public static final String OTHER = "other";

	/**
	 * Its tags are bounded by the code, and the report about folding must get through.
	 */
	private static final String OWN = "spyglass.";

	/**
	 * An observation's long task timer has the tags of its timer, and shares its limit.
	 */
	private static final String ACTIVE = ".active";

	private static final int COUNT_SUM_AND_MAXIMUM = 3;

	private final CardinalityLimits limits;

	private final CardinalityReport report;

	private final Map<String, Map<String, Set<String>>> values = new ConcurrentHashMap<>();

	private final Map<Meter.Id, Integer> series = new ConcurrentHashMap<>();

	private final AtomicInteger total = new AtomicInteger();

	private final Set<Meter.Id> leftOut = ConcurrentHashMap.newKeySet();

	/**
	 * Creates a guard.
	 * @param limits what the registry may grow to
	 */
	public CardinalityGuard(CardinalityLimits limits) {
		this(limits, new CardinalityReport());
	}

	private CardinalityGuard(CardinalityLimits limits, CardinalityReport report) {
		this.limits = limits;
		this.report = report;
	}

	/**
	 * Creates a guard with the same limits, which reports together with this one.
	 * @return the guard
	 */
	public CardinalityGuard another() {
		return new CardinalityGuard(this.limits, this.report);
	}

	/** Registers the counters of what was folded. */
	@Override
	public void bindTo(MeterRegistry registry) {
		this.report.bindTo(registry);
	}

	/**
	 * Counts the series of a meter that a registry has now.
	 * @param meter the meter
	 */
	public void added(Meter meter) {
		int count = 1;
		if (meter instanceof HistogramSupport histogram) {
			// The bucket without a bound is not in the snapshot.
			int buckets = histogram.takeSnapshot().histogramCounts().length;
			count = COUNT_SUM_AND_MAXIMUM + ((buckets > 0) ? buckets + 1 : 0);
		}
		Integer before = this.series.put(meter.getId(), count);
		this.total.addAndGet(count - ((before != null) ? before : 0));
	}

	/**
	 * Forgets the series of a meter that a registry has no more.
	 * @param meter the meter
	 */
	public void removed(Meter meter) {
		Integer count = this.series.remove(meter.getId());
		this.total.addAndGet((count != null) ? -count : 0);
	}

	@Override
	public Meter.Id map(Meter.Id id) {
		String name = id.getName();
		if (name.startsWith(OWN) || this.series.containsKey(id)) {
			return id;
		}
		boolean full = this.total.get() >= this.limits.series();
		List<Tag> tags = null;
		int index = 0;
		for (Tag tag : id.getTagsAsIterable()) {
			if (!OTHER.equals(tag.getValue()) && !isAdmitted(name, tag, full)) {
				if (tags == null) {
					tags = new ArrayList<>(id.getTags());
				}
				tags.set(index, Tag.of(tag.getKey(), OTHER));
				this.report.count(name, tag.getKey(), full ? this.limits.series() : limit(name, tag));
			}
			index++;
		}
		return (tags != null) ? fold(id, tags) : id;
	}

	private Meter.Id fold(Meter.Id id, List<Tag> tags) {
		Meter.Id folded = id.replaceTags(Tags.of(tags));
		if (isWithoutSum(id) && this.leftOut.size() < this.limits.series()) {
			this.leftOut.add(folded);
		}
		return folded;
	}

	@Override
	public MeterFilterReply accept(Meter.Id id) {
		return (isWithoutSum(id) && this.leftOut.contains(id)) ? MeterFilterReply.DENY : MeterFilterReply.NEUTRAL;
	}

	private static boolean isWithoutSum(Meter.Id id) {
		return id.getType() == Meter.Type.GAUGE || id.getType() == Meter.Type.OTHER;
	}

	private int limit(String meter, Tag tag) {
		return this.limits.values(meter, tag.getKey());
	}

	private boolean isAdmitted(String meter, Tag tag, boolean full) {
		String group = meter.endsWith(ACTIVE) ? meter.substring(0, meter.length() - ACTIVE.length()) : meter;
		Set<String> seen = this.values.computeIfAbsent(group, (key) -> new ConcurrentHashMap<>())
			.computeIfAbsent(tag.getKey(), (key) -> ConcurrentHashMap.newKeySet());
		if (full) {
			return isTheOnlyOne(seen, tag.getValue());
		}
		if (seen.contains(tag.getValue())) {
			return true;
		}
		synchronized (seen) {
			if (seen.size() >= limit(meter, tag)) {
				return false;
			}
			seen.add(tag.getValue());
			return true;
		}
	}

	/**
	 * When all is full, a new combination keeps only what all series of its meter share,
	 * which leaves one combination for each meter.
	 */
	private static boolean isTheOnlyOne(Set<String> seen, String value) {
		synchronized (seen) {
			if (seen.isEmpty()) {
				seen.add(value);
			}
			return seen.size() == 1 && seen.contains(value);
		}
	}

}
