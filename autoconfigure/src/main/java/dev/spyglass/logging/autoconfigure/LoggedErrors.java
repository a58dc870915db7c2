/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.autoconfigure;

import java.util.List;
import java.util.function.Consumer;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxy;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import dev.spyglass.failure.internal.ErrorListener;
import org.slf4j.Logger;

/**
 * Appender that notifies listeners of the exceptions on lines at ERROR. It writes nothing
 * and works with any other appenders.
 */
final class LoggedErrors extends UnsynchronizedAppenderBase<ILoggingEvent> implements AutoCloseable {

	static final String NAME = "SPYGLASS_ERRORS";

	/** Loggers of containers that log a listener's exception as a warning. */
	private static final List<String> CONTAINERS = List.of("org.springframework.jms.listener.",
			"org.springframework.amqp.rabbit.listener.");

	private final List<ErrorListener> listeners;

	private final ch.qos.logback.classic.Logger root;

	LoggedErrors(LoggerContext context, List<ErrorListener> listeners) {
		this.listeners = List.copyOf(listeners);
		this.root = context.getLogger(Logger.ROOT_LOGGER_NAME);
		setContext(context);
		setName(NAME);
		LoggerContextState.of(context).add(this);
		attach();
	}

	/** Attaches to the root logger, if a reset has detached it. */
	void attach() {
		start();
		this.root.addAppender(this);
	}

	/** Logback would print a warning if a reset has stopped the appender meanwhile. */
	@Override
	public void doAppend(ILoggingEvent event) {
		if (isStarted()) {
			super.doAppend(event);
		}
	}

	@Override
	protected void append(ILoggingEvent event) {
		int level = event.getLevel().levelInt;
		if (level < Level.WARN_INT || !(event.getThrowableProxy() instanceof ThrowableProxy proxy)) {
			return;
		}
		if (level >= Level.ERROR_INT) {
			notify((listener) -> listener.logged(proxy.getThrowable()));
		}
		else if (CONTAINERS.stream().anyMatch(event.getLoggerName()::startsWith)) {
			notify((listener) -> listener.listenerFailed(proxy.getThrowable()));
		}
	}

	/** Logback catches exceptions only: an error would reach the caller of the logger. */
	private void notify(Consumer<ErrorListener> action) {
		for (ErrorListener listener : this.listeners) {
			try {
				action.accept(listener);
			}
			catch (Exception | LinkageError | StackOverflowError | AssertionError ex) {
				addError("A listener of logged errors has failed", ex);
			}
		}
	}

	/**
	 * Detaches from the root logger. It stays started, since another thread may still be
	 * appending: Logback would print a warning about a stopped appender.
	 */
	@Override
	public void close() {
		LoggerContextState.of(this.root.getLoggerContext()).remove(this);
		this.root.detachAppender(this);
	}

}
