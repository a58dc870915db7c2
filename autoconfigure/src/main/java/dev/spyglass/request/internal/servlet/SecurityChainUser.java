/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.request.internal.servlet;

import java.util.List;

import dev.spyglass.request.internal.RequestField;
import dev.spyglass.request.internal.RequestLogFields;
import jakarta.servlet.Filter;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.security.web.DefaultSecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;

/**
 * Adds a {@link UserFilter} to Spring Security's filter chains, between authentication
 * and authorization, so that log lines about a denied request have the user, too.
 * Thread-safe.
 */
public final class SecurityChainUser implements BeanPostProcessor {

	private final ObjectProvider<RequestLogFields> logFields;

	/**
	 * Creates a post-processor.
	 * @param logFields fields of the log lines in addition to the ids
	 */
	public SecurityChainUser(ObjectProvider<RequestLogFields> logFields) {
		this.logFields = logFields;
	}

	@Override
	public Object postProcessAfterInitialization(Object bean, String beanName) {
		if (bean instanceof DefaultSecurityFilterChain chain && !chain.getFilters().isEmpty()) {
			RequestLogFields fields = this.logFields.getObject();
			if (fields.includes(RequestField.USER)) {
				List<Filter> filters = chain.getFilters();
				filters.add(position(filters), new UserFilter(fields));
			}
		}
		return bean;
	}

	private static int position(List<Filter> filters) {
		for (int i = 0; i < filters.size(); i++) {
			if (filters.get(i) instanceof AuthorizationFilter) {
				return i;
			}
		}
		return filters.size();
	}

}
