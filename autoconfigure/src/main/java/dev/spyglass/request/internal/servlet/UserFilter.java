/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.request.internal.servlet;

import java.io.IOException;
import java.security.Principal;

import dev.spyglass.request.internal.ActiveRequest;
import dev.spyglass.request.internal.RequestField;
import dev.spyglass.request.internal.RequestLogFields;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Adds the id of the authenticated user to all further log lines of the request,
 * including the one at its end. Must run after the filters that authenticate.
 * Thread-safe.
 */
public final class UserFilter implements Filter {

	private static final Logger logger = LoggerFactory.getLogger(UserFilter.class);

	private final RequestLogFields logFields;

	/**
	 * Creates a filter.
	 * @param logFields fields of the log lines in addition to the ids
	 */
	public UserFilter(RequestLogFields logFields) {
		this.logFields = logFields;
	}

	@Override
	public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
			throws IOException, ServletException {
		if (this.logFields.includes(RequestField.USER) && request instanceof HttpServletRequest httpRequest
				&& request.getAttribute(ActiveRequest.ATTRIBUTE) instanceof ActiveRequest active) {
			LateFields.add(active, this.logFields.ofUser(principal(httpRequest)));
		}
		chain.doFilter(request, response);
	}

	/** Reads the user, which may fail if the session store is unavailable. */
	private static @Nullable Principal principal(HttpServletRequest request) {
		try {
			return request.getUserPrincipal();
		}
		catch (Exception | LinkageError | StackOverflowError | AssertionError ex) {
			logger.debug("The user of the request could not be read", ex);
			return null;
		}
	}

}
