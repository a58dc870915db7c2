/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.context;

import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * Adds fields to every log line that the current thread writes, until the scope is
 * closed. Closing it restores the previous values. Scopes can be nested.
 *
 * <pre class="code">
 * try (LogContext scope = LogContext.with("order_id", order.id()).and("region", "eu")) {
 *     process(order);
 * }
 * </pre>
 *
 * The fields are stored as text in SLF4J's {@link MDC}. A scope belongs to the thread
 * that opened it: closing it on another thread, or a second time, has no effect.
 */
public final class LogContext implements AutoCloseable {

	private final Thread owner = Thread.currentThread();

	private final Map<String, @Nullable String> previous = new HashMap<>();

	private boolean closed;

	private LogContext() {
	}

	/**
	 * Opens a scope with one field.
	 * @param name name of the field
	 * @param value its value, which is converted with {@link String#valueOf(Object)}, or
	 * {@code null} to remove the field from the log lines
	 * @return the scope, to be closed on this thread
	 */
	public static LogContext with(String name, @Nullable Object value) {
		return new LogContext().and(name, value);
	}

	/**
	 * Opens a scope with several fields.
	 * @param fields values by name
	 * @return the scope, to be closed on this thread
	 * @see #with(String, Object)
	 */
	public static LogContext with(Map<String, ? extends @Nullable Object> fields) {
		LogContext scope = new LogContext();
		fields.forEach(scope::and);
		return scope;
	}

	/**
	 * Adds a field to this scope.
	 * @param name name of the field
	 * @param value its value, or {@code null} to remove the field from the log lines
	 * @return this scope
	 * @throws IllegalStateException if the scope is closed, or belongs to another thread
	 */
	public LogContext and(String name, @Nullable Object value) {
		if (this.closed || this.owner != Thread.currentThread()) {
			throw new IllegalStateException("The scope is closed, or belongs to another thread");
		}
		String text = (value != null) ? String.valueOf(value) : null;
		if (!this.previous.containsKey(name)) {
			this.previous.put(name, MDC.get(name));
		}
		set(name, text);
		return this;
	}

	@Override
	public void close() {
		if (!this.closed && this.owner == Thread.currentThread()) {
			this.closed = true;
			this.previous.forEach(LogContext::set);
		}
	}

	private static void set(String name, @Nullable String value) {
		if (value != null) {
			MDC.put(name, value);
		}
		else {
			MDC.remove(name);
		}
	}

}
