/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.request.id;

/**
 * Makes ids for requests that bring none. Declare a bean of this type to replace the
 * configured generator. Implementations are called by many threads at once and should
 * neither block nor share a lock.
 */
@FunctionalInterface
public interface RequestIdGenerator {

	/**
	 * Makes a new id. An exception or {@code null} does no harm to the request: it gets
	 * an id of the default generator, and a warning is logged at most once a minute.
	 * @return an id of 1 to 128 characters out of {@code A-Z a-z 0-9 . _ ~ : / + = @ -}
	 */
	String generate();

	/**
	 * Makes a new id for a request that may tell something about it. By default its
	 * headers don't matter.
	 * @param request the request's headers
	 * @return as for {@link #generate()}
	 */
	default String generate(RequestHeaders request) {
		return generate();
	}

}
