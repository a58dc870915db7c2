/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.metrics.internal;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

import dev.spyglass.vocabulary.MeterEntry;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Remembers how Spyglass and the application use the name of one of Spyglass' meters.
 * Thread-safe.
 */
final class MeterName {

	private static final Logger logger = LoggerFactory.getLogger(OwnMeters.class);

	private static final int MAX_METERS = 1_000;

	private final MeterEntry entry;

	private final Set<List<Tag>> own = new HashSet<>();

	private final Set<Meter.Type> usersTypes = EnumSet.noneOf(Meter.Type.class);

	private final Set<List<Tag>> users = new HashSet<>();

	private boolean taken;

	MeterName(MeterEntry entry) {
		this.entry = entry;
	}

	String name() {
		return this.entry.name();
	}

	/**
	 * Returns the type of Spyglass' meters of this name.
	 */
	Meter.Type type() {
		return switch (this.entry.kind()) {
			case GAUGE -> Meter.Type.GAUGE;
			case COUNTER -> Meter.Type.COUNTER;
			case HISTOGRAM -> this.entry.unit().isEmpty() ? Meter.Type.DISTRIBUTION_SUMMARY : Meter.Type.TIMER;
			case TIMER -> Meter.Type.TIMER;
		};
	}

	/** Returns whether a meter has the type and the tags of Spyglass' meters. */
	boolean describes(Meter.Id id) {
		return id.getType() == type() && id.getTags()
			.stream()
			.map(Tag::getKey)
			.collect(Collectors.toSet())
			.equals(Set.copyOf(this.entry.tags()));
	}

	/** Adds a meter of Spyglass; returns whether it must be left out. */
	synchronized boolean isTakenFrom(Meter.Id id) {
		remember(this.own, id);
		if (this.users.contains(id.getTags())) {
			this.usersTypes.forEach(this::take);
		}
		this.usersTypes.stream().filter(this::clashes).forEach(this::take);
		return this.taken;
	}

	/** Adds a meter of the application; returns whether it takes the name. */
	synchronized boolean isTakenBy(Meter.Id id) {
		this.usersTypes.add(id.getType());
		remember(this.users, id);
		boolean clash = clashes(id.getType()) ? !this.own.isEmpty() : this.own.contains(id.getTags());
		return clash && take(id.getType());
	}

	private static void remember(Set<List<Tag>> meters, Meter.Id id) {
		if (meters.size() < MAX_METERS) {
			meters.add(id.getTags());
		}
	}

	/**
	 * Returns whether Prometheus can't have meters of that type beside Spyglass'. The
	 * name of a long task timer ends with its unit there.
	 */
	private boolean clashes(Meter.Type users) {
		return users != type() && (users != Meter.Type.LONG_TASK_TIMER || this.entry.unit().equals("seconds"));
	}

	/** Returns whether it was free before. */
	private boolean take(Meter.Type users) {
		if (this.taken) {
			return false;
		}
		this.taken = true;
		logger.warn(
				"The application has a {} named '{}', and so has Spyglass a {}. The application's is kept, and "
						+ "Spyglass' meters of this name are left out: give yours another name to have both.",
				describe(users), name(), describe(type()));
		return true;
	}

	private static String describe(Meter.Type type) {
		return type.name().toLowerCase(Locale.ROOT).replace('_', ' ');
	}

}
