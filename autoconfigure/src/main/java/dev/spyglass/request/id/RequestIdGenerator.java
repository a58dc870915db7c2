/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.request.id;

/**
 * Generates ids for requests that have none. Declare a bean of this type to replace the
 * configured generator. Implementations must be thread-safe and should not block or use a
 * shared lock, because many threads call them at the same time.
 */
@FunctionalInterface
public interface RequestIdGenerator {

	/**
	 * Generates an id. If the method throws an exception, or returns {@code null} or an
	 * invalid id, the request gets an id of the default generator, and a warning is
	 * logged at most once a minute.
	 * @return an id of 1 to 128 characters out of {@code A-Z a-z 0-9 . _ ~ : / + = @ -}
	 */
	String generate();

	/**
	 * Generates an id for a request, which may depend on its headers. By default calls
	 * {@link #generate()}.
	 * @param request the request's headers
	 * @return as for {@link #generate()}
	 */
	default String generate(RequestHeaders request) {
		return generate();
	}

}
