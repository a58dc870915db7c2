/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.request.internal;

import org.jspecify.annotations.Nullable;

import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponse;

/**
 * Adds the request id and the trace id to problem details (RFC 9457, section 3.2).
 * Immutable and thread-safe.
 */
public final class ProblemDetailIds implements ErrorResponse.Interceptor {

	private final ErrorIds ids;

	/**
	 * Creates an interceptor.
	 * @param ids the ids to add
	 */
	public ProblemDetailIds(ErrorIds ids) {
		this.ids = ids;
	}

	@Override
	public void handleError(ProblemDetail detail, @Nullable ErrorResponse errorResponse) {
		this.ids.addTo(null, detail::setProperty);
	}

}
