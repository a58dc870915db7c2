/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.internal.console;

import java.util.List;

import ch.qos.logback.classic.pattern.ClassicConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import dev.spyglass.logging.Severity;
import org.slf4j.Marker;

/**
 * Writes the level, or FATAL if the event has the marker {@link Severity#FATAL}.
 */
final class SeverityConverter extends ClassicConverter {

	@Override
	public String convert(ILoggingEvent event) {
		List<Marker> markers = event.getMarkerList();
		boolean fatal = markers != null && markers.contains(Severity.FATAL);
		return fatal ? Severity.FATAL.getName() : event.getLevel().toString();
	}

}
