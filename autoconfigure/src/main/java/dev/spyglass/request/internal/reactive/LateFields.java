/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.request.internal.reactive;

import java.util.Map;

import dev.spyglass.request.internal.ActiveRequest;
import reactor.core.publisher.Mono;
import reactor.util.context.Context;

/**
 * Adds fields to a request's log lines that become known while it is processed.
 */
final class LateFields {

	private LateFields() {
	}

	/** Adds fields to the request; returns whether there were any. */
	static boolean add(ActiveRequest active, Map<String, String> fields) {
		active.addFields(fields);
		return !fields.isEmpty();
	}

	/**
	 * Applies the added fields to the log lines of a chain. The fields in Reactor's
	 * context are a live view, so it is sufficient that Reactor restores the thread's MDC
	 * from the context again.
	 */
	static <T> Mono<T> applied(Mono<T> chain) {
		return chain.contextWrite(Context.empty());
	}

}
