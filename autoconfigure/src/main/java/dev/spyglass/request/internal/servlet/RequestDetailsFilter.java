/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.request.internal.servlet;

import java.io.IOException;

import dev.spyglass.request.internal.ActiveRequest;
import dev.spyglass.request.internal.RequestDescription;
import dev.spyglass.request.internal.RequestLog;
import dev.spyglass.request.internal.RequestLogFields;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.core.Ordered;

/**
 * Describes the request as the application sees it, and logs that it has arrived. The
 * client's address follows Spring Boot's {@code server.forward-headers-strategy}. Must be
 * registered for the dispatcher type REQUEST. Thread-safe.
 */
public final class RequestDetailsFilter implements Filter {

	/**
	 * Order of the filter: directly within Spring Boot's observation filter, so that the
	 * log line has the trace id, and within the filter for forwarded headers.
	 */
	public static final int ORDER = Ordered.HIGHEST_PRECEDENCE + 2;

	private final RequestLogFields logFields;

	private final RequestLog log;

	/**
	 * Creates a filter.
	 * @param logFields fields of the log lines in addition to the ids
	 * @param log logs that a request has arrived
	 */
	public RequestDetailsFilter(RequestLogFields logFields, RequestLog log) {
		this.logFields = logFields;
		this.log = log;
	}

	@Override
	public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
			throws IOException, ServletException {
		if (request instanceof HttpServletRequest httpRequest
				&& request.getAttribute(ActiveRequest.ATTRIBUTE) instanceof ActiveRequest active) {
			RequestDescription description = ServletDescriptions.describe(httpRequest);
			active.describe(description);
			LateFields.add(active, this.logFields.ofClient(description.clientIp()));
			this.log.started(description);
		}
		chain.doFilter(request, response);
	}

}
