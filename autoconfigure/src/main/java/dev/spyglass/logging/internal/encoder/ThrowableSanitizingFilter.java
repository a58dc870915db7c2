/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.internal.encoder;

import java.util.Arrays;
import java.util.List;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;
import org.slf4j.event.KeyValuePair;
import org.slf4j.event.LoggingEvent;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * Filter that replaces exceptions which would make the logging call itself fail: those
 * whose {@code getMessage} or {@code toString} throws, and chains so long that Logback's
 * recursion would overflow the stack. The event is logged again with a
 * {@link SanitizedThrowable} that has the same class name and stack trace.
 */
public final class ThrowableSanitizingFilter extends TurboFilter {

	/**
	 * Adds the filter to a context if it is missing. A reset of the context removes it.
	 * @param context the logger context
	 */
	public static void install(LoggerContext context) {
		if (context.getTurboFilterList().stream().noneMatch(ThrowableSanitizingFilter.class::isInstance)) {
			context.addTurboFilter(new ThrowableSanitizingFilter());
		}
	}

	@Override
	public FilterReply decide(@Nullable Marker marker, Logger logger, Level level, @Nullable String format,
			Object @Nullable [] params, @Nullable Throwable t) {
		Throwable throwable = (t != null) ? t : lastOf(params);
		if (throwable == null || logger.getEffectiveLevel().toInt() > level.toInt()
				|| SanitizedThrowable.isSafe(throwable)) {
			return FilterReply.NEUTRAL;
		}
		Object[] arguments = (t != null || params == null) ? params : Arrays.copyOf(params, params.length - 1);
		logger.log(marker, Logger.FQCN, Level.toLocationAwareLoggerInteger(level), format, arguments,
				SanitizedThrowable.of(throwable));
		return FilterReply.DENY;
	}

	@Override
	public FilterReply decide(Logger logger, LoggingEvent event) {
		Throwable throwable = (event.getThrowable() != null) ? event.getThrowable() : lastOf(event.getArgumentArray());
		if (throwable == null || SanitizedThrowable.isSafe(throwable)) {
			return FilterReply.NEUTRAL;
		}
		LoggingEventBuilder again = logger.makeLoggingEventBuilder(event.getLevel())
			.setCause(SanitizedThrowable.of(throwable));
		for (Marker marker : orEmpty(event.getMarkers())) {
			again = again.addMarker(marker);
		}
		for (KeyValuePair pair : orEmpty(event.getKeyValuePairs())) {
			again = again.addKeyValue(pair.key, pair.value);
		}
		for (Object argument : orEmpty(event.getArguments())) {
			again = again.addArgument(argument);
		}
		again.log(event.getMessage());
		return FilterReply.DENY;
	}

	private static <T extends @Nullable Object> List<T> orEmpty(@Nullable List<T> list) {
		return (list != null) ? list : List.of();
	}

	private static @Nullable Throwable lastOf(Object @Nullable [] params) {
		return (params != null && params.length > 0 && params[params.length - 1] instanceof Throwable throwable)
				? throwable : null;
	}

}
