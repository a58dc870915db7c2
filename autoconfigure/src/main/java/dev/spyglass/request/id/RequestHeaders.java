/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.request.id;

import java.util.List;

/**
 * Headers of a request or message, free of any stack.
 */
@FunctionalInterface
public interface RequestHeaders {

	/**
	 * Returns all values of a header.
	 * @param name name of the header, in any case
	 * @return its values as they were sent, empty if the header is absent
	 */
	List<String> values(String name);

}
