/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.autoconfigure;

import java.util.List;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxy;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import dev.spyglass.failure.internal.ErrorListener;
import org.slf4j.Logger;

/**
 * Tells listeners of the exceptions on lines at ERROR, whichever appenders there are. It
 * writes nothing.
 */
final class LoggedErrors extends UnsynchronizedAppenderBase<ILoggingEvent> implements AutoCloseable {

	static final String NAME = "SPYGLASS_ERRORS";

	/** Loggers of containers that log as a warning what a listener throws. */
	private static final List<String> CONTAINERS = List.of("org.springframework.jms.listener.",
			"org.springframework.amqp.rabbit.listener.");

	private final List<ErrorListener> listeners;

	private final ch.qos.logback.classic.Logger root;

	LoggedErrors(LoggerContext context, List<ErrorListener> listeners) {
		this.listeners = List.copyOf(listeners);
		this.root = context.getLogger(Logger.ROOT_LOGGER_NAME);
		setContext(context);
		setName(NAME);
		start();
		this.root.addAppender(this);
	}

	@Override
	protected void append(ILoggingEvent event) {
		int level = event.getLevel().levelInt;
		if (level < Level.WARN_INT || !(event.getThrowableProxy() instanceof ThrowableProxy proxy)) {
			return;
		}
		if (level >= Level.ERROR_INT) {
			this.listeners.forEach((listener) -> listener.logged(proxy.getThrowable()));
		}
		else if (CONTAINERS.stream().anyMatch(event.getLoggerName()::startsWith)) {
			this.listeners.forEach((listener) -> listener.listenerFailed(proxy.getThrowable()));
		}
	}

	/**
	 * Listens no more. Stays started, since it holds nothing and a thread that is amid a
	 * line may still reach it: Logback says so on the error stream where it is stopped.
	 */
	@Override
	public void close() {
		this.root.detachAppender(this);
	}

}
