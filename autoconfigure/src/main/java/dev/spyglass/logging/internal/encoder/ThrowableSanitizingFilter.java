/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.internal.encoder;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.CallerData;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;
import org.slf4j.spi.DefaultLoggingEventBuilder;

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
		SanitizedThrowable sanitized = SanitizedThrowable.of(throwable);
		if (!isDenied(logger, (filter) -> filter.decide(marker, logger, level, format, arguments, sanitized))) {
			LoggingEvent again = new LoggingEvent(Logger.FQCN, logger, level, format, sanitized, arguments);
			if (marker != null) {
				again.addMarker(marker);
			}
			append(logger, again, Logger.FQCN);
		}
		return FilterReply.DENY;
	}

	@Override
	public FilterReply decide(Logger logger, org.slf4j.event.LoggingEvent event) {
		Throwable throwable = (event.getThrowable() != null) ? event.getThrowable() : lastOf(event.getArgumentArray());
		if (throwable == null || SanitizedThrowable.isSafe(throwable)) {
			return FilterReply.NEUTRAL;
		}
		if (!isDenied(logger, (filter) -> filter.decide(logger, event))) {
			LoggingEvent again = new LoggingEvent(Logger.FQCN, logger, Level.convertAnSLF4JLevel(event.getLevel()),
					event.getMessage(), SanitizedThrowable.of(throwable), event.getArgumentArray());
			again.setKeyValuePairs(event.getKeyValuePairs());
			for (Marker marker : orEmpty(event.getMarkers())) {
				again.addMarker(marker);
			}
			append(logger, again,
					Objects.requireNonNullElse(event.getCallerBoundary(), DefaultLoggingEventBuilder.class.getName()));
		}
		return FilterReply.DENY;
	}

	/** Asks the filters that come after this one. */
	private boolean isDenied(Logger logger, Function<TurboFilter, FilterReply> decision) {
		List<TurboFilter> filters = List.copyOf(logger.getLoggerContext().getTurboFilterList());
		for (TurboFilter filter : filters.subList(filters.indexOf(this) + 1, filters.size())) {
			FilterReply reply = decision.apply(filter);
			if (reply != FilterReply.NEUTRAL) {
				return reply == FilterReply.DENY;
			}
		}
		return false;
	}

	/**
	 * Appends the event. Its caller is determined here, since it cannot be found below
	 * this filter; such exceptions are rare.
	 */
	private static void append(Logger logger, LoggingEvent event, String boundary) {
		LoggerContext context = logger.getLoggerContext();
		event.setCallerData(CallerData.extract(new Throwable(), boundary, context.getMaxCallerDataDepth(),
				context.getFrameworkPackages()));
		logger.callAppenders(event);
	}

	private static <T extends @Nullable Object> List<T> orEmpty(@Nullable List<T> list) {
		return (list != null) ? list : List.of();
	}

	private static @Nullable Throwable lastOf(Object @Nullable [] params) {
		return (params != null && params.length > 0 && params[params.length - 1] instanceof Throwable throwable)
				? throwable : null;
	}

}
