/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.tracing.internal.servlet;

import java.io.IOException;

import dev.spyglass.tracing.TraceResponse;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.core.Ordered;

/**
 * Adds the trace headers to responses of servlet applications. Thread-safe.
 */
public final class TraceResponseFilter implements Filter {

	/**
	 * Order of the filter: within Spring Boot's observation filter, outside of all
	 * others.
	 */
	public static final int ORDER = Ordered.HIGHEST_PRECEDENCE + 2;

	private final TraceResponse headers;

	/**
	 * Creates a filter.
	 * @param headers the headers to send
	 */
	public TraceResponseFilter(TraceResponse headers) {
		this.headers = headers;
	}

	@Override
	public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
			throws IOException, ServletException {
		if (response instanceof HttpServletResponse http && !http.isCommitted()) {
			this.headers.addTo(http::setHeader);
		}
		chain.doFilter(request, response);
	}

}
