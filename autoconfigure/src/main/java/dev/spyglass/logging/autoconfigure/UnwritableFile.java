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
 * A log file that can't be written at start: one WARN says so, and the log goes to the
 * console.
 *
 * @param file the file
 * @param cause why not
 * @param console makes a console, where there is none yet
 */
record UnwritableFile(@Nullable LogFile file, IOException cause, Supplier<SinkAppender> console) {

	String message() {
		return "The log file " + this.file + " can't be written (" + this.cause + "): the log goes to the console "
				+ "only. Make its folder writable, or change logging.file.name or logging.file.path.";
	}

	/**
	 * Writes the warning to the console, which is made where there is none.
	 * @return the console if it was made
	 */
	@Nullable Appender<ILoggingEvent> report(LoggerContext context) {
		Logger logger = context.getLogger(UnwritableFile.class);
		if (!InstalledSinks.of(context).isEmpty()) {
			logger.warn(message());
			return null;
		}
		SinkAppender made = this.console.get();
		made.doAppend(new LoggingEvent(Logger.FQCN, logger, Level.WARN, message(), null, null));
		return made;
	}

}
