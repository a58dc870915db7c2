/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.internal.sink;

import java.util.List;
import java.util.concurrent.atomic.LongAdder;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import org.jspecify.annotations.Nullable;

/**
 * Counts lines by level and outcome. Thread-safe.
 */
public final class LineCounters {

	/** Names of the counted levels, lowest first. */
	public static final List<String> LEVELS = List.of("TRACE", "DEBUG", "INFO", "WARN", "ERROR");

	static final int WARN = LEVELS.indexOf("WARN");

	private final LongAdder[] adders = new LongAdder[LEVELS.size() * LineOutcome.values().length];

	private volatile @Nullable LineFailure lastFailure;

	/**
	 * Creates counters that are zero.
	 */
	public LineCounters() {
		for (int i = 0; i < this.adders.length; i++) {
			this.adders[i] = new LongAdder();
		}
	}

	static int indexOf(Level level) {
		return switch (level.levelInt) {
			case Level.ERROR_INT -> 4;
			case Level.WARN_INT -> 3;
			case Level.INFO_INT -> 2;
			case Level.DEBUG_INT -> 1;
			default -> 0;
		};
	}

	/** Counts a line that could not be encoded, and stores its failure. */
	void failed(ILoggingEvent event, Throwable cause) {
		this.lastFailure = new LineFailure(String.valueOf(event.getLoggerName()), cause.getClass().getName());
		add(LineOutcome.FAILED, indexOf(event.getLevel()));
	}

	@Nullable LineFailure lastFailure() {
		return this.lastFailure;
	}

	void add(LineOutcome outcome, int level) {
		this.adders[outcome.ordinal() * LEVELS.size() + level].increment();
	}

	/**
	 * Returns the number of lines of a level with an outcome.
	 * @param outcome the outcome
	 * @param level name of the level, one of {@link #LEVELS}
	 * @return the count since the sink was started
	 */
	public long count(LineOutcome outcome, String level) {
		return this.adders[outcome.ordinal() * LEVELS.size() + LEVELS.indexOf(level)].sum();
	}

	/**
	 * Returns the number of lines with an outcome.
	 * @param outcome the outcome
	 * @return the count since the sink was started
	 */
	public long count(LineOutcome outcome) {
		long sum = 0;
		// A loop instead of a stream, since it runs for each batch.
		for (int level = 0; level < LEVELS.size(); level++) {
			sum += this.adders[outcome.ordinal() * LEVELS.size() + level].sum();
		}
		return sum;
	}

}
