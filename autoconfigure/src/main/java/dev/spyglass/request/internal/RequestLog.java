/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.request.internal;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

import dev.spyglass.failure.internal.ErrorListener;
import dev.spyglass.failure.internal.RecentIds;
import dev.spyglass.vocabulary.EventNames;
import dev.spyglass.vocabulary.LogFields;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.slf4j.event.Level;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * Logs the start (at level DEBUG) and the end of each request. The end of a failed
 * request is logged at ERROR, unless a line at ERROR has already shown its exception and
 * the client has seen the status. Thread-safe.
 */
public final class RequestLog implements ErrorListener {

	/** Name of the logger for both log lines. */
	public static final String LOGGER = "dev.spyglass.request";

	private static final Logger logger = LoggerFactory.getLogger(LOGGER);

	private static final int LONGEST_PATH = 1024;

	private static final int LONGEST_USER_AGENT = 256;

	private static final int LONGEST_CLIENT_IP = 256;

	private static final double NANOS_PER_MICRO = 1_000;

	private static final double MICROS_PER_MILLI = 1_000;

	private final RequestLogSettings settings;

	private final RequestScopeRestorer restorer;

	private final long slowNanos;

	/** Requests of which a line at ERROR has shown an exception. */
	private final RecentIds reported = new RecentIds();

	/**
	 * Creates a log.
	 * @param settings which requests are logged, and how
	 * @param restorer restores the trace for the log line at the end of a request
	 */
	public RequestLog(RequestLogSettings settings, RequestScopeRestorer restorer) {
		this.settings = settings;
		this.restorer = restorer;
		this.slowNanos = settings.slow().toNanos();
	}

	/**
	 * Logs that a request has arrived. Must be called within the scope of the request.
	 * @param request the request, as it arrived
	 */
	public void started(RequestDescription request) {
		if (!logger.isDebugEnabled() || !isLogged(request)) {
			return;
		}
		Map<String, Object> http = http(request);
		logger.atDebug()
			.addKeyValue(LogFields.EVENT, EventNames.REQUEST_STARTED)
			.addKeyValue(LogFields.HTTP, http)
			.log(RequestText.started(request.method(), (String) http.get(LogFields.Http.PATH)));
	}

	/**
	 * Logs that a request has ended. Only the first call for a request has an effect.
	 * @param active state of the request
	 * @param request the request, as it arrived
	 * @param completion end of the request
	 * @param attributes looks up an attribute of the request by its name
	 */
	public void completed(ActiveRequest active, RequestDescription request, RequestCompletion completion,
			Function<String, @Nullable Object> attributes) {
		if (!active.complete()) {
			return;
		}
		boolean alreadyReported = this.reported.remove(active.identity().requestId());
		if (!isLogged(request) || !isSampled(active, completion)) {
			return;
		}
		Level level = level(completion, alreadyReported, attributes);
		if (!logger.isEnabledForLevel(level)) {
			return;
		}
		try (RequestScope scope = RequestScope.open(fields(level, active));
				RequestScopeRestorer.Scope restored = this.restorer.reopen(attributes)) {
			write(level, active, request, completion);
		}
	}

	@Override
	public void logged(Throwable error) {
		String requestId = MDC.get(LogFields.REQUEST_ID);
		if (requestId != null) {
			this.reported.add(requestId);
		}
	}

	@Override
	public void listenerFailed(Throwable error) {
		// A line at WARN is not enough.
	}

	/**
	 * Returns the MDC fields of the log line. At level ERROR they include the route,
	 * because a log line may become a Sentry event, which has only the MDC fields.
	 */
	private static Map<String, String> fields(Level level, ActiveRequest active) {
		String route = active.route();
		if (level != Level.ERROR || route == null) {
			return active.fields();
		}
		Map<String, String> fields = new LinkedHashMap<>(active.fields());
		fields.put(LogFields.MDC_HTTP_ROUTE, route);
		return fields;
	}

	private void write(Level level, ActiveRequest active, RequestDescription request, RequestCompletion completion) {
		Map<String, Object> http = http(request);
		put(http, LogFields.Http.ROUTE, active.route());
		http.put(LogFields.Http.STATUS, completion.status());
		putIfKnown(http, LogFields.Http.REQUEST_BYTES, completion.requestBytes());
		putIfKnown(http, LogFields.Http.RESPONSE_BYTES, completion.responseBytes());
		LoggingEventBuilder line = logger.atLevel(level)
			.addKeyValue(LogFields.EVENT, EventNames.REQUEST_COMPLETED)
			.addKeyValue(LogFields.HTTP, http)
			.addKeyValue(LogFields.OUTCOME, completion.outcome())
			.addKeyValue(LogFields.DURATION_MS,
					Math.round(completion.durationNanos() / NANOS_PER_MICRO) / MICROS_PER_MILLI);
		if (completion.isFailed()) {
			// The status does not show the failure, and not every server logs it.
			line = line.setCause(completion.failure());
		}
		line.log(RequestText.completed(request.method(), (String) http.get(LogFields.Http.PATH), active.route(),
				completion, isSlow(completion)));
	}

	private static Map<String, Object> http(RequestDescription request) {
		Map<String, Object> http = new LinkedHashMap<>();
		put(http, LogFields.Http.METHOD, request.method());
		put(http, LogFields.Http.PATH, cut(request.path(), LONGEST_PATH));
		put(http, LogFields.Http.CLIENT_IP, cut(request.clientIp(), LONGEST_CLIENT_IP));
		put(http, LogFields.Http.USER_AGENT, cut(request.userAgent(), LONGEST_USER_AGENT));
		return http;
	}

	private boolean isLogged(RequestDescription request) {
		String path = request.applicationPath();
		return this.settings.enabled() && (path == null || !this.settings.excluded().contains(path));
	}

	private boolean isSampled(ActiveRequest active, RequestCompletion completion) {
		if (this.settings.sampling() >= 1 || !completion.isSuccess() || isSlow(completion)) {
			return true;
		}
		// Depends on the request id, so that all services log the same requests.
		int mixed = active.identity().requestId().hashCode() * 0x9E3779B9;
		return (mixed >>> 1) < this.settings.sampling() * Integer.MAX_VALUE;
	}

	private boolean isSlow(RequestCompletion completion) {
		return completion.durationNanos() >= this.slowNanos;
	}

	private Level level(RequestCompletion completion, boolean alreadyReported,
			Function<String, @Nullable Object> attributes) {
		if (completion.isServerError()) {
			return (alreadyReported && !completion.isFailed()) ? Level.WARN : Level.ERROR;
		}
		boolean warn = isSlow(completion) || (completion.isClientError() && this.settings.clientErrorsAsWarning());
		if (warn) {
			return Level.WARN;
		}
		boolean resource = completion.isSuccess() && this.settings.excluded().includeResources()
				&& StaticResources.haveHandled(attributes);
		return resource ? Level.DEBUG : Level.INFO;
	}

	private static void put(Map<String, Object> http, String name, @Nullable String value) {
		if (value != null) {
			http.put(name, value);
		}
	}

	private static void putIfKnown(Map<String, Object> http, String name, long bytes) {
		if (bytes >= 0) {
			http.put(name, bytes);
		}
	}

	private static @Nullable String cut(@Nullable String value, int length) {
		return (value != null && value.length() > length) ? value.substring(0, length) + "…" : value;
	}

}
