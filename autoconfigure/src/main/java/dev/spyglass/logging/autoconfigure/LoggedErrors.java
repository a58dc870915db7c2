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
import dev.spyglass.context.ErrorListener;
import org.slf4j.Logger;

/**
 * Tells listeners of the exceptions on lines at ERROR, whichever appenders there are. It
 * writes nothing.
 */
final class LoggedErrors extends UnsynchronizedAppenderBase<ILoggingEvent> implements AutoCloseable {

	static final String NAME = "SPYGLASS_ERRORS";

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
		if (event.getLevel().levelInt >= Level.ERROR_INT && event.getThrowableProxy() instanceof ThrowableProxy proxy) {
			this.listeners.forEach((listener) -> listener.logged(proxy.getThrowable()));
		}
	}

	@Override
	public void close() {
		this.root.detachAppender(this);
		stop();
	}

}
