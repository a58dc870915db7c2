/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.request.internal.servlet;

import java.util.Collections;
import java.util.Enumeration;
import java.util.List;

import dev.spyglass.request.id.RequestHeaders;
import dev.spyglass.request.internal.ActiveRequest;
import dev.spyglass.request.internal.RequestLogFields;
import dev.spyglass.request.internal.RequestScope;
import dev.spyglass.request.internal.id.RequestIdResolver;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

/**
 * Assigns ids to a servlet request once, and sets them in the response on each of its
 * dispatches. Thread-safe.
 */
public final class ServletIdentification {

	private final RequestIdResolver resolver;

	private final RequestLogFields logFields;

	private final String echoHeader;

	private final String correlationEchoHeader;

	/**
	 * Creates an identification.
	 * @param resolver resolves or generates the ids
	 * @param logFields fields of the log lines in addition to the ids
	 * @param echoHeader name of the response header for the request's id
	 * @param correlationEchoHeader name of the response header for the correlation id
	 */
	public ServletIdentification(RequestIdResolver resolver, RequestLogFields logFields, String echoHeader,
			String correlationEchoHeader) {
		this.resolver = resolver;
		this.logFields = logFields;
		this.echoHeader = echoHeader;
		this.correlationEchoHeader = correlationEchoHeader;
	}

	ActiveRequest identify(HttpServletRequest request, HttpServletResponse response, @Nullable String peer) {
		ActiveRequest active = (ActiveRequest) request.getAttribute(ActiveRequest.ATTRIBUTE);
		if (active == null) {
			RequestHeaders headers = (name) -> values(request, name);
			active = new ActiveRequest(this.resolver.resolve(headers, peer));
			active.addFields(this.logFields.ofArrival(request.getMethod(), headers));
			request.setAttribute(ActiveRequest.ATTRIBUTE, active);
		}
		echo(active, response);
		return active;
	}

	/**
	 * Sets the ids in a response that does not have them. What the application itself has
	 * set stays.
	 */
	void echo(ActiveRequest active, HttpServletResponse response) {
		if (!response.isCommitted()) {
			echo(response, this.echoHeader, active.identity().requestId());
			echo(response, this.correlationEchoHeader, active.identity().correlationId());
		}
	}

	private static void echo(HttpServletResponse response, String name, String id) {
		if (!response.containsHeader(name)) {
			response.setHeader(name, id);
		}
	}

	/** Adds all fields to the log lines of the current thread. */
	RequestScope open(ActiveRequest active) {
		return RequestScope.open(active.fields(), this.logFields.late());
	}

	private static List<String> values(HttpServletRequest request, String name) {
		Enumeration<String> values = request.getHeaders(name);
		return (values != null && values.hasMoreElements()) ? Collections.list(values) : List.of();
	}

}
