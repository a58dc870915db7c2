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
 * Fields that become known while the request is under way.
 */
final class LateFields {

	private LateFields() {
	}

	/** Returns whether there were any. */
	static boolean add(ActiveRequest active, Map<String, String> fields) {
		active.addFields(fields);
		return !fields.isEmpty();
	}

	/**
	 * Puts on the lines of a chain what has become known. The fields in Reactor's context
	 * are live, so all it takes is that the thread is given them anew.
	 */
	static <T> Mono<T> shown(Mono<T> chain) {
		return chain.contextWrite(Context.empty());
	}

}
