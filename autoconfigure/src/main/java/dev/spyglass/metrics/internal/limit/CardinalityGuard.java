/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.metrics.internal.limit;

import java.util.ArrayList;
import java.util.HashMap;
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

	/** Number of meters by group, tag and value; zero for a meter to be added. */
	private final Map<String, Map<String, Map<String, Integer>>> values = new ConcurrentHashMap<>();

	private final Map<Meter.Id, Integer> series = new ConcurrentHashMap<>();

	private final AtomicInteger total = new AtomicInteger();

	private final Set<Meter.Id> dropped = ConcurrentHashMap.newKeySet();

	private final Set<MeterRegistry> registries = ConcurrentHashMap.newKeySet();

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
	 * Counts the meters of a registry: what is removed frees its place, and so does what
	 * a closed registry has.
	 * @param registry registry whose meters pass this filter
	 */
	public void watch(MeterRegistry registry) {
		this.registries.add(registry);
		registry.config().onMeterAdded(this::added).onMeterRemoved(this::removed);
	}

	private void added(Meter meter) {
		int count = 1;
		if (meter instanceof HistogramSupport histogram) {
			// The snapshot lacks the bucket with the infinite bound.
			int buckets = histogram.takeSnapshot().histogramCounts().length;
			count = COUNT_SUM_AND_MAXIMUM + ((buckets > 0) ? buckets + 1 : 0);
		}
		Integer before = this.series.put(meter.getId(), count);
		this.total.addAndGet(count - ((before != null) ? before : 0));
		if (before == null) {
			count(meter.getId(), 1);
		}
	}

	private void removed(Meter meter) {
		Integer count = this.series.remove(meter.getId());
		if (count != null) {
			this.total.addAndGet(-count);
			count(meter.getId(), -1);
		}
	}

	private void count(Meter.Id id, int change) {
		for (Tag tag : id.getTagsAsIterable()) {
			if (!id.getName().startsWith(OWN) && !OTHER.equals(tag.getValue())) {
				Map<String, Integer> seen = seen(id.getName(), tag.getKey());
				synchronized (seen) {
					seen.compute(tag.getValue(), (value, before) -> {
						int now = ((before != null) ? before : 0) + change;
						return (now > 0) ? now : null;
					});
				}
			}
		}
	}

	/** Returns whether there was one: a closed registry reports no removals. */
	private boolean forgetClosedRegistries() {
		boolean closed = false;
		for (MeterRegistry registry : this.registries) {
			if (registry.isClosed() && this.registries.remove(registry)) {
				registry.forEachMeter(this::removed);
				closed = true;
			}
		}
		if (closed) {
			this.registries.forEach((open) -> open.forEachMeter(this::added));
		}
		return closed;
	}

	@Override
	public Meter.Id map(Meter.Id id) {
		String name = id.getName();
		if (name.startsWith(OWN) || this.series.containsKey(id)) {
			return id;
		}
		List<Tag> tags = null;
		int index = 0;
		for (Tag tag : id.getTagsAsIterable()) {
			if (!OTHER.equals(tag.getValue()) && !isAdmitted(name, tag)
					&& !(forgetClosedRegistries() && isAdmitted(name, tag))) {
				if (tags == null) {
					tags = new ArrayList<>(id.getTags());
				}
				tags.set(index, Tag.of(tag.getKey(), OTHER));
				this.report.count(name, tag.getKey(), isFull() ? this.limits.series() : limit(name, tag));
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

	private boolean isFull() {
		return this.total.get() >= this.limits.series();
	}

	private boolean isAdmitted(String meter, Tag tag) {
		Map<String, Integer> seen = seen(meter, tag.getKey());
		synchronized (seen) {
			if (isFull()) {
				return isOnlyValue(seen, tag.getValue());
			}
			if (!seen.containsKey(tag.getValue()) && seen.size() >= limit(meter, tag)) {
				return false;
			}
			seen.putIfAbsent(tag.getValue(), 0);
			return true;
		}
	}

	private Map<String, Integer> seen(String meter, String tag) {
		String group = meter.endsWith(ACTIVE) ? meter.substring(0, meter.length() - ACTIVE.length()) : meter;
		return this.values.computeIfAbsent(group, (key) -> new ConcurrentHashMap<>())
			.computeIfAbsent(tag, (key) -> new HashMap<>());
	}

	/**
	 * Returns whether the value is the only one of its tag so far. Once the total limit
	 * is reached, a new combination keeps only the values that all series of its meter
	 * share, which leaves one combination for each meter.
	 */
	private static boolean isOnlyValue(Map<String, Integer> seen, String value) {
		if (seen.isEmpty()) {
			seen.put(value, 0);
		}
		return seen.size() == 1 && seen.containsKey(value);
	}

}
