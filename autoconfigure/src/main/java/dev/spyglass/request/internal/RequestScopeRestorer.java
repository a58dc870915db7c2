/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.request.internal;

import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * Restores the context of a request, for example its trace, after the request's own scope
 * has ended. It is used for log lines that are written later: the container's log line
 * for an unhandled exception, those of the error dispatch, and the one for the end of the
 * request. Implementations must be thread-safe and must not throw exceptions.
 */
@FunctionalInterface
public interface RequestScopeRestorer {

	/** Restores nothing. */
	RequestScopeRestorer NONE = (attributes) -> Scope.EMPTY;

	/**
	 * Reopens the scope of the request on the current thread.
	 * @param attributes looks up an attribute of the request by its name
	 * @return the scope, to be closed on the same thread
	 */
	Scope reopen(Function<String, @Nullable Object> attributes);

	/**
	 * Represents a restored scope, which the caller must close.
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
