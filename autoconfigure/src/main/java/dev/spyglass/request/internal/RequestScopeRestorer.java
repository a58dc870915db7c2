/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.request.internal;

import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * Restores what belonged to a request, for example its trace, for lines that are written
 * after the request's own scope has ended: the container's line about an unhandled
 * exception, the error dispatch, the completion line. Implementations are thread-safe and
 * don't throw.
 */
@FunctionalInterface
public interface RequestScopeRestorer {

	/** Restores nothing. */
	RequestScopeRestorer NONE = (attributes) -> Scope.EMPTY;

	/**
	 * Opens the scope again on the current thread.
	 * @param attributes looks up an attribute of the request by its name
	 * @return the scope, to be closed on the same thread
	 */
	Scope reopen(Function<String, @Nullable Object> attributes);

	/**
	 * A restored scope.
	 */
	@FunctionalInterface
	interface Scope extends AutoCloseable {

		/** A scope in which nothing was restored. */
		Scope EMPTY = () -> {
		};

		@Override
		void close();

	}

}
