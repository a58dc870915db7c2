/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.request.id;

import java.util.List;

/**
 * Provides the headers of a request or message, independent of the web stack or messaging
 * system.
 */
@FunctionalInterface
public interface RequestHeaders {

	/**
	 * Returns all values of a header.
	 * @param name name of the header, in any case
	 * @return the values as they were sent; empty if the header is absent
	 */
	List<String> values(String name);

}
