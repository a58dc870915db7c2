/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.autoconfigure;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;
import org.slf4j.event.LoggingEvent;

/**
 * Filter that denies all lines, while Boot's appenders, which redact nothing, are in
 * place of Spyglass's sinks. Boot does the same while it configures Logback.
 */
final class SilencingFilter extends TurboFilter {

	@Override
	public FilterReply decide(@Nullable Marker marker, Logger logger, Level level, @Nullable String format,
			Object @Nullable [] params, @Nullable Throwable t) {
		return FilterReply.DENY;
	}

	@Override
	public FilterReply decide(Logger logger, LoggingEvent event) {
		return FilterReply.DENY;
	}

}
