/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.export.internal;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds the exports of an application. It logs the losses of all of them together, at
 * most once a minute, because they usually have the same cause: an unavailable collector.
 * It also holds the deadline that all exports have at shutdown. Thread-safe.
 */
public final class ExportRegistry {

	/** Name of the logger of the reports, which must never be exported themselves. */
	public static final String LOGGER = ExportRegistry.class.getName();

	private static final Logger logger = LoggerFactory.getLogger(LOGGER);

	private static final long PAUSE = Duration.ofMinutes(1).toNanos();

	private final Map<ExportWatch, State> states = new LinkedHashMap<>();

	private final LongSupplier nanoTime;

	private long lastReport;

	private volatile @Nullable Long deadline;

	/**
	 * Creates a registry without exports.
	 */
	public ExportRegistry() {
		this(System::nanoTime);
	}

	ExportRegistry(LongSupplier nanoTime) {
		this.nanoTime = nanoTime;
		this.lastReport = nanoTime.getAsLong() - PAUSE;
	}

	/**
	 * Adds an export, unless there is one of that signal.
	 * @param signal plural name of what is exported
	 * @return a watch over it
	 */
	public synchronized ExportWatch watch(String signal) {
		return this.states.keySet()
			.stream()
			.filter((watch) -> watch.signal().equals(signal))
			.findFirst()
			.orElseGet(() -> add(new ExportWatch(signal, this)));
	}

	private ExportWatch add(ExportWatch watch) {
		this.states.put(watch, new State(watch));
		return watch;
	}

	void delivered(ExportWatch watch) {
		State state = state(watch);
		if (state.failure != null) {
			recovered(state);
		}
	}

	private synchronized void recovered(State state) {
		state.failure = null;
		if (state.reported) {
			logger.info("The export of {} works again; {} were lost meanwhile", state.watch.signal(),
					state.lostSinceReport());
			state.reported(false);
		}
	}

	synchronized void lost(ExportWatch watch, String reason) {
		state(watch).failure = reason;
		long now = this.nanoTime.getAsLong();
		if (now - this.lastReport < PAUSE) {
			return;
		}
		this.lastReport = now;
		logger.warn("{}. The application is not affected; this is logged at most once a minute",
				this.states.values()
					.stream()
					.filter((state) -> state.failure != null)
					.map(State::report)
					.collect(Collectors.joining(". ")));
	}

	private synchronized State state(ExportWatch watch) {
		State state = this.states.get(watch);
		if (state == null) {
			throw new IllegalArgumentException("The export is not in this registry: " + watch.signal());
		}
		return state;
	}

	/**
	 * Starts the shutdown deadline, after which nothing more is sent.
	 * @param limit time until the deadline
	 */
	public void endWithin(Duration limit) {
		this.deadline = this.nanoTime.getAsLong() + limit.toNanos();
	}

	/**
	 * Returns whether the shutdown deadline has passed.
	 * @return whether nothing more may be sent; {@code false} before the shutdown
	 */
	public boolean isTimeUp() {
		Long end = this.deadline;
		return end != null && this.nanoTime.getAsLong() - end >= 0;
	}

	/**
	 * Fails all exports in progress if the shutdown deadline has passed.
	 */
	public void giveUp() {
		if (isTimeUp()) {
			watches().forEach(ExportWatch::giveUp);
		}
	}

	/**
	 * Returns the watches over all exports.
	 * @return a copy
	 */
	public synchronized List<ExportWatch> watches() {
		return List.copyOf(this.states.keySet());
	}

	/** Holds the last failure of an export and what has been reported. */
	private static final class State {

		private final ExportWatch watch;

		private volatile @Nullable String failure;

		private long lostBefore;

		private boolean reported;

		State(ExportWatch watch) {
			this.watch = watch;
		}

		long lostSinceReport() {
			return this.watch.lost() - this.lostBefore;
		}

		String report() {
			String report = "The export of " + this.watch.signal() + " fails, " + lostSinceReport() + " are lost: "
					+ this.failure;
			reported(true);
			return report;
		}

		void reported(boolean failing) {
			this.lostBefore = this.watch.lost();
			this.reported = failing;
		}

	}

}
