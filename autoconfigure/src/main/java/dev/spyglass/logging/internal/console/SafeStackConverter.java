/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.internal.console;

import java.util.stream.Collectors;

import ch.qos.logback.classic.spi.ILoggingEvent;
import net.logstash.logback.stacktrace.ShortenedThrowableConverter;

/**
 * Writes the stack trace with the root cause first. Further lines of an exception's
 * message are indented, so that they cannot be mistaken for log lines.
 */
final class SafeStackConverter extends ShortenedThrowableConverter {

	@Override
	public String convert(ILoggingEvent event) {
		return escape(super.convert(event));
	}

	static String escape(String trace) {
		if (trace.isEmpty()) {
			return trace;
		}
		boolean[] first = { true };
		return trace.lines().map((line) -> {
			boolean ofTrace = first[0] || isOfTrace(line);
			first[0] = false;
			return (ofTrace ? "" : "    ") + SafeText.of(line);
		}).collect(Collectors.joining(System.lineSeparator(), "", System.lineSeparator()));
	}

	private static boolean isOfTrace(String line) {
		return line.startsWith("\t") || line.startsWith("Wrapped by: ") || line.startsWith("Caused by: ")
				|| line.startsWith("...");
	}

}
