/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.request.internal.servlet;

import dev.spyglass.request.internal.ActiveRequest;
import dev.spyglass.request.internal.RequestLogFields;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Adds the route template to the log lines of the handler and all later ones.
 * Thread-safe.
 */
public final class RouteInterceptor implements HandlerInterceptor {

	private final RequestLogFields logFields;

	/**
	 * Creates an interceptor.
	 * @param logFields fields of the log lines in addition to the ids
	 */
	public RouteInterceptor(RequestLogFields logFields) {
		this.logFields = logFields;
	}

	@Override
	public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
		if (request.getAttribute(ActiveRequest.ATTRIBUTE) instanceof ActiveRequest active) {
			active.matched((String) request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE));
			LateFields.add(active, this.logFields.ofRoute(active.route()));
		}
		return true;
	}

}
