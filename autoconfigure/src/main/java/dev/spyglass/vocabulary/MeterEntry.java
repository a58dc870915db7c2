/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.vocabulary;

import java.util.List;

/**
 * What there is to know of a meter. Immutable.
 *
 * @param name Micrometer's name
 * @param kind what it measures, and how
 * @param unit base unit, as Prometheus has it in names, or nothing
 * @param tags names of its tags; of meters that are not Spyglass' own the important ones
 * @param meaning one line for people
 */
public record MeterEntry(String name, Kind kind, String unit, List<String> tags, String meaning) {

	/**
	 * What a meter measures, and how.
	 */
	public enum Kind {

		/** A value that goes up and down. */
		GAUGE,

		/** A count that only grows. */
		COUNTER,

		/** How often values lay below each of a few bounds. */
		HISTOGRAM,

		/** Durations: how many, how long together, and the longest. */
		TIMER

	}

}
