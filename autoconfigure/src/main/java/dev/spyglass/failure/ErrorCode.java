/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.failure;

import org.jspecify.annotations.Nullable;

/**
 * Carried by exceptions that have a code which people and programs look up. The code of
 * the outermost exception that has one goes into {@code error.code} of its lines.
 */
public interface ErrorCode {

	/**
	 * Returns the code.
	 * @return a short stable text such as {@code ORDER-4711}, or {@code null} if this
	 * instance has none
	 */
	@Nullable String errorCode();

}
