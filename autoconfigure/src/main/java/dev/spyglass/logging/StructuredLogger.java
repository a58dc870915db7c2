/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

import io.micrometer.observation.Observation;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.Marker;
import org.slf4j.MarkerFactory;
import org.slf4j.event.Level;
import org.slf4j.spi.CallerBoundaryAware;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * Logger that adds typed fields and tags to each of its lines. It wraps an SLF4J logger,
 * whose name and level apply.
 *
 * <pre class="code">
 * StructuredLogger log = StructuredLogger.of(LoggerFactory.getLogger(Executor.class)).with("executor_id", id);
 * log.info("started with {} workers", workers);
 * List&lt;User&gt; users = log.timed("load_users", repository::findAll);
 * </pre>
 *
 * Immutable and thread-safe.
 */
public final class StructuredLogger {

	private static final String BOUNDARY = StructuredLogger.class.getName();

	private final Logger logger;

	private final Map<String, @Nullable Object> fields;

	private final List<Marker> markers;

	private final LongSupplier nanoTime;

	private StructuredLogger(Logger logger, Map<String, @Nullable Object> fields, List<Marker> markers,
			LongSupplier nanoTime) {
		this.logger = logger;
		this.fields = fields;
		this.markers = markers;
		this.nanoTime = nanoTime;
	}

	/**
	 * Returns a logger without fields.
	 * @param logger the SLF4J logger that writes the lines
	 * @return the logger
	 */
	public static StructuredLogger of(Logger logger) {
		return of(logger, System::nanoTime);
	}

	static StructuredLogger of(Logger logger, LongSupplier nanoTime) {
		return new StructuredLogger(logger, Map.of(), List.of(), nanoTime);
	}

	/**
	 * Returns a logger with an additional field. If the field is already set, its value
	 * is replaced.
	 * @param name name of the field
	 * @param value value of the field, or {@code null}; numbers, booleans, collections
	 * and maps keep their JSON type
	 * @return a new logger, this one is unchanged
	 */
	public StructuredLogger with(String name, @Nullable Object value) {
		Map<String, @Nullable Object> extended = new LinkedHashMap<>(this.fields);
		extended.put(name, value);
		return new StructuredLogger(this.logger, extended, this.markers, this.nanoTime);
	}

	/**
	 * Returns a logger that adds a tag to each line.
	 * @param name name of the tag
	 * @return a new logger, this one is unchanged
	 */
	public StructuredLogger tagged(String name) {
		return marked(MarkerFactory.getMarker(name));
	}

	private StructuredLogger marked(Marker marker) {
		List<Marker> extended = new ArrayList<>(this.markers);
		extended.add(marker);
		return new StructuredLogger(this.logger, this.fields, extended, this.nanoTime);
	}

	/**
	 * Starts a line that can be extended with SLF4J's fluent API. Nothing is written
	 * before {@code log(…)} is called on the builder.
	 * @param level level of the line
	 * @return a builder that already has the fields and tags, or a no-op builder if the
	 * level is disabled
	 */
	public LoggingEventBuilder at(Level level) {
		LoggingEventBuilder builder = this.logger.atLevel(level);
		if (!this.logger.isEnabledForLevel(level)) {
			return builder;
		}
		for (Marker marker : this.markers) {
			builder = builder.addMarker(marker);
		}
		for (Map.Entry<String, @Nullable Object> field : this.fields.entrySet()) {
			builder = builder.addKeyValue(field.getKey(), field.getValue());
		}
		return builder;
	}

	/**
	 * Logs a line at TRACE.
	 * @param message message with a {@code {}} for each argument
	 * @param arguments arguments; a throwable as the last one is logged with its stack
	 * trace
	 */
	public void trace(String message, @Nullable Object... arguments) {
		log(Level.TRACE, message, arguments);
	}

	/**
	 * Logs a line at DEBUG.
	 * @param message message with a {@code {}} for each argument
	 * @param arguments arguments; a throwable as the last one is logged with its stack
	 * trace
	 */
	public void debug(String message, @Nullable Object... arguments) {
		log(Level.DEBUG, message, arguments);
	}

	/**
	 * Logs a line at INFO.
	 * @param message message with a {@code {}} for each argument
	 * @param arguments arguments; a throwable as the last one is logged with its stack
	 * trace
	 */
	public void info(String message, @Nullable Object... arguments) {
		log(Level.INFO, message, arguments);
	}

	/**
	 * Logs a line at WARN.
	 * @param message message with a {@code {}} for each argument
	 * @param arguments arguments; a throwable as the last one is logged with its stack
	 * trace
	 */
	public void warn(String message, @Nullable Object... arguments) {
		log(Level.WARN, message, arguments);
	}

	/**
	 * Logs a line at ERROR.
	 * @param message message with a {@code {}} for each argument
	 * @param arguments arguments; a throwable as the last one is logged with its stack
	 * trace
	 */
	public void error(String message, @Nullable Object... arguments) {
		log(Level.ERROR, message, arguments);
	}

	/**
	 * Logs a line whose level is FATAL, for errors after which the service cannot
	 * continue.
	 * @param message message with a {@code {}} for each argument
	 * @param arguments arguments; a throwable as the last one is logged with its stack
	 * trace
	 * @see Severity#FATAL
	 */
	public void fatal(String message, @Nullable Object... arguments) {
		marked(Severity.FATAL).log(Level.ERROR, message, arguments);
	}

	private void log(Level level, String message, @Nullable Object... arguments) {
		write(at(level), message, arguments);
	}

	private static void write(LoggingEventBuilder builder, String message, @Nullable Object... arguments) {
		if (builder instanceof CallerBoundaryAware aware) {
			aware.setCallerBoundary(BOUNDARY);
		}
		builder.log(message, arguments);
	}

	/**
	 * Runs an operation and logs one line with {@code operation}, {@code duration_ms} and
	 * {@code outcome}: at INFO if it returned, at WARN with the exception if it threw.
	 * @param <T> type of the result
	 * @param <E> type of the exception that the operation may throw
	 * @param operation name of the operation, also the message of the line; never an id
	 * @param work the operation
	 * @return the result of the operation
	 * @throws E if the operation fails; the exception is rethrown unchanged
	 */
	public <T extends @Nullable Object, E extends Throwable> T timed(String operation,
			Observation.CheckedCallable<T, E> work) throws E {
		TimedOperation timed = start(operation);
		try {
			T result = work.call();
			timed.succeeded();
			return result;
		}
		catch (Throwable ex) {
			timed.failed(ex);
			throw ex;
		}
	}

	/**
	 * Starts an operation that ends in another method or on another thread. Otherwise use
	 * {@link #timed}.
	 * @param operation name of the operation, also the message of the line; never an id
	 * @return the operation, which the caller must end
	 */
	public TimedOperation start(String operation) {
		return new TimedOperation(this, operation, this.nanoTime);
	}

}
