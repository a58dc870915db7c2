/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.vocabulary;

import java.util.List;

/**
 * Describes a meter. Immutable.
 *
 * @param name name of the meter in Micrometer
 * @param kind kind of measurement
 * @param unit base unit, as in Prometheus names; empty if it has none
 * @param tags names of its tags; only the important ones for meters of other libraries
 * @param meaning one-line description
 */
public record MeterEntry(String name, Kind kind, String unit, List<String> tags, String meaning) {

	/**
	 * Defines the kinds of measurement.
	 */
	public enum Kind {

		/** A value that can rise and fall. */
		GAUGE,

		/** A count that never decreases. */
		COUNTER,

		/** A distribution: the number of values below each bucket bound. */
		HISTOGRAM,

		/** Durations: their number, total and maximum. */
		TIMER

	}

}
