/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.request.internal.reactive;

import java.util.Map;

import dev.spyglass.request.internal.ActiveRequest;
import dev.spyglass.request.internal.ErrorIds;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.web.error.ErrorAttributeOptions;
import org.springframework.boot.webflux.error.DefaultErrorAttributes;
import org.springframework.web.reactive.function.server.ServerRequest;

/**
 * Adds the request id and the trace id to Spring Boot's error attributes, which are used
 * in JSON responses and error pages.
 */
public class IdentifiedErrorAttributes extends DefaultErrorAttributes {

	private final ErrorIds ids;

	/**
	 * Creates the attributes.
	 * @param ids the ids to add
	 */
	public IdentifiedErrorAttributes(ErrorIds ids) {
		this.ids = ids;
	}

	@Override
	public Map<String, @Nullable Object> getErrorAttributes(ServerRequest request, ErrorAttributeOptions options) {
		Map<String, @Nullable Object> attributes = super.getErrorAttributes(request, options);
		this.ids.addTo((ActiveRequest) request.exchange().getAttribute(ActiveRequest.ATTRIBUTE), attributes::put);
		return attributes;
	}

}
