/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.propagation.internal.client;

import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.function.Function;

import dev.spyglass.vocabulary.LogFields;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

import org.springframework.util.PatternMatchUtils;

/**
 * Adds the ids of the current request to outgoing calls and messages, except to excluded
 * hosts. Immutable and thread-safe.
 */
public final class OutgoingIds {

	private final String requestHeader;

	private final String correlationHeader;

	private final String[] excludedHosts;

	/**
	 * Creates the outgoing ids.
	 * @param requestHeader name of the header for the request's id
	 * @param correlationHeader name of the header for the correlation id
	 * @param excludedHosts hosts to which no ids are sent; {@code *} matches any
	 * characters
	 */
	public OutgoingIds(String requestHeader, String correlationHeader, List<String> excludedHosts) {
		this.requestHeader = requestHeader;
		this.correlationHeader = correlationHeader;
		this.excludedHosts = excludedHosts.stream().map((host) -> host.toLowerCase(Locale.ROOT)).toArray(String[]::new);
	}

	/**
	 * Passes the headers for a call to a consumer.
	 * @param host host that is called, or {@code null} if it is unknown
	 * @param headers accepts the name and the value of each header
	 */
	public void addTo(@Nullable String host, BiConsumer<String, String> headers) {
		addTo(host, headers, MDC::get);
	}

	/**
	 * Passes the headers for a call to a consumer.
	 * @param host host that is called, or {@code null} if it is unknown
	 * @param headers accepts the name and the value of each header
	 * @param fields looks up the log fields of the request by their names
	 */
	public void addTo(@Nullable String host, BiConsumer<String, String> headers,
			Function<String, @Nullable String> fields) {
		if (host != null && PatternMatchUtils.simpleMatch(this.excludedHosts, host.toLowerCase(Locale.ROOT))) {
			return;
		}
		add(headers, this.requestHeader, fields.apply(LogFields.REQUEST_ID));
		add(headers, this.correlationHeader, fields.apply(LogFields.CORRELATION_ID));
	}

	private static void add(BiConsumer<String, String> headers, String name, @Nullable String value) {
		if (value != null) {
			headers.accept(name, value);
		}
	}

}
