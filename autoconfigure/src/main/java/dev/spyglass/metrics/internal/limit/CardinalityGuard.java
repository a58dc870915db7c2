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
 * Limits the number of time series, so that high-cardinality tags cannot exhaust the
 * memory. Beyond a limit, new values of a tag become {@code other}, which keeps counts
 * and sums exact. A gauge has no meaningful sum and is dropped instead. A registry calls
 * the filter only for meters that it does not know yet. Thread-safe.
 */
public final class CardinalityGuard implements MeterFilter, MeterBinder {

	/** Replacement for tag values beyond a limit. */
	public static final String OTHER = "other";

	/**
	 * Prefix of Spyglass's own meters. They are exempt: their tags have few values, and
	 * the report about folded tags must not be folded itself.
	 */
	private static final String OWN = "spyglass.";

	/**
	 * Suffix of an observation's long task timer, which has the tags of its timer and
	 * shares its limit.
	 */
	private static final String ACTIVE = ".active";

	private static final int COUNT_SUM_AND_MAXIMUM = 3;

	private final CardinalityLimits limits;

	private final CardinalityReport report;

	private final Map<String, Map<String, Set<String>>> values = new ConcurrentHashMap<>();

	private final Map<Meter.Id, Integer> series = new ConcurrentHashMap<>();

	private final AtomicInteger total = new AtomicInteger();

	private final Set<Meter.Id> dropped = ConcurrentHashMap.newKeySet();

	/**
	 * Creates a guard.
	 * @param limits maximum number of tag values and time series
	 */
	public CardinalityGuard(CardinalityLimits limits) {
		this(limits, new CardinalityReport());
	}

	private CardinalityGuard(CardinalityLimits limits, CardinalityReport report) {
		this.limits = limits;
		this.report = report;
	}

	/**
	 * Creates a guard with the same limits, which shares the report of this one.
	 * @return the guard
	 */
	public CardinalityGuard sibling() {
		return new CardinalityGuard(this.limits, this.report);
	}

	/** Registers the counters of folded tags. */
	@Override
	public void bindTo(MeterRegistry registry) {
		this.report.bindTo(registry);
	}

	/**
	 * Adds the time series of a meter to the total.
	 * @param meter the meter that a registry has added
	 */
	public void added(Meter meter) {
		int count = 1;
		if (meter instanceof HistogramSupport histogram) {
			// The snapshot lacks the bucket with the infinite bound.
			int buckets = histogram.takeSnapshot().histogramCounts().length;
			count = COUNT_SUM_AND_MAXIMUM + ((buckets > 0) ? buckets + 1 : 0);
		}
		Integer before = this.series.put(meter.getId(), count);
		this.total.addAndGet(count - ((before != null) ? before : 0));
	}

	/**
	 * Subtracts the time series of a meter from the total.
	 * @param meter the meter that a registry has removed
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
		if (isWithoutSum(id) && this.dropped.size() < this.limits.series()) {
			this.dropped.add(folded);
		}
		return folded;
	}

	@Override
	public MeterFilterReply accept(Meter.Id id) {
		return (isWithoutSum(id) && this.dropped.contains(id)) ? MeterFilterReply.DENY : MeterFilterReply.NEUTRAL;
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
			return isOnlyValue(seen, tag.getValue());
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
	 * Returns whether the value is the only one of its tag so far. Once the total limit
	 * is reached, a new combination keeps only the values that all series of its meter
	 * share, which leaves one combination for each meter.
	 */
	private static boolean isOnlyValue(Set<String> seen, String value) {
		synchronized (seen) {
			if (seen.isEmpty()) {
				seen.add(value);
			}
			return seen.size() == 1 && seen.contains(value);
		}
	}

}
