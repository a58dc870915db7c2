/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.autoconfigure;

import java.io.IOException;
import java.util.function.Supplier;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.Appender;
import dev.spyglass.logging.internal.sink.SinkAppender;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.logging.LogFile;

/**
 * Log file that cannot be written at startup. One WARN line reports it, and lines go to
 * the console instead.
 *
 * @param file the file
 * @param cause the reason
 * @param console creates a console sink if there is none
 */
record UnwritableFile(@Nullable LogFile file, IOException cause, Supplier<SinkAppender> console) {

	String message() {
		return "The log file " + this.file + " can't be written (" + this.cause + "): the log goes to the console "
				+ "only. Make its folder writable, or change logging.file.name or logging.file.path.";
	}

	/**
	 * Logs the warning on the console, which is created if there is none.
	 * @return the console if it was created, otherwise {@code null}
	 */
	@Nullable Appender<ILoggingEvent> report(LoggerContext context) {
		Logger logger = context.getLogger(UnwritableFile.class);
		if (!InstalledSinks.of(context).isEmpty()) {
			logger.warn(message());
			return null;
		}
		SinkAppender created = this.console.get();
		created.doAppend(new LoggingEvent(Logger.FQCN, logger, Level.WARN, message(), null, null));
		return created;
	}

}
