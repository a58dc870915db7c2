/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.internal.otlp;

import java.util.List;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;
import dev.spyglass.export.internal.ExportRegistry;

/**
 * Excludes lines that the export itself logs, since exporting them would log more.
 * Thread-safe.
 */
public final class OwnLinesFilter extends Filter<ILoggingEvent> {

	private static final List<String> LOGGERS = List.of(ExportRegistry.LOGGER, "io.opentelemetry.", "okhttp3.", "okio.",
			"jdk.httpclient.");

	@Override
	public FilterReply decide(ILoggingEvent event) {
		String logger = event.getLoggerName();
		return LOGGERS.stream().anyMatch(logger::startsWith) ? FilterReply.DENY : FilterReply.NEUTRAL;
	}

}
