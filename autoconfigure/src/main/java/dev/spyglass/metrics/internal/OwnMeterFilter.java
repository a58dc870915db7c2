/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.metrics.internal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dev.spyglass.vocabulary.MeterCatalog;
import dev.spyglass.vocabulary.MeterNames;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.config.MeterFilterReply;

/**
 * Leaves Spyglass' meters of a name out once the application uses that name for meters
 * that can't be beside them: those of another type, since Prometheus has one type for
 * each name, or with the same tags. Must be the first filter of its registry.
 * Thread-safe.
 */
final class OwnMeterFilter implements MeterFilter {

	/** Prefix of names that are Spyglass', if the meter is like Spyglass' own. */
	private static final String RESERVED = "spyglass.";

	/** Name of meters to be left out. */
	private static final String LEFT_OUT = "spyglass.own.left.out";

	private final MeterRegistry registry;

	private final Map<String, MeterName> names = new HashMap<>();

	OwnMeterFilter(MeterRegistry registry) {
		this.registry = registry;
		Stream
			.concat(MeterCatalog.OWN.stream(),
					MeterCatalog.OTHERS.stream().filter((entry) -> entry.name().equals(MeterNames.EXECUTOR)))
			.forEach((entry) -> this.names.put(key(entry.name()), new MeterName(entry)));
	}

	/** Returns what names have in common that Prometheus writes in the same way. */
	private static String key(String name) {
		String key = name.replace('.', '_').replace('-', '_');
		for (String suffix : List.of("_total", "_seconds")) {
			key = key.endsWith(suffix) ? key.substring(0, key.length() - suffix.length()) : key;
		}
		return key;
	}

	@Override
	public Meter.Id map(Meter.Id id) {
		MeterName name = this.names.get(key(id.getName()));
		if (name == null) {
			return id;
		}
		if (id.getTag(OwnMeters.TAG) != null) {
			return own(name, id.replaceTags(Tags.of(withoutMark(id))));
		}
		if (id.getName().startsWith(RESERVED) && name.describes(id)) {
			return own(name, id);
		}
		if (name.isTakenBy(id)) {
			this.registry.find(name.name())
				.meters()
				.stream()
				.filter((meter) -> meter.getId().getType() == name.type())
				.forEach(this.registry::remove);
		}
		return id;
	}

	private static Meter.Id own(MeterName name, Meter.Id id) {
		return name.isTakenFrom(id) ? id.withName(LEFT_OUT) : id;
	}

	private static List<Tag> withoutMark(Meter.Id id) {
		return id.getTags().stream().filter((tag) -> !tag.getKey().equals(OwnMeters.TAG)).toList();
	}

	@Override
	public MeterFilterReply accept(Meter.Id id) {
		return (id.getName().equals(OwnMeters.PROBE) || id.getName().equals(LEFT_OUT)) ? MeterFilterReply.DENY
				: MeterFilterReply.NEUTRAL;
	}

}
