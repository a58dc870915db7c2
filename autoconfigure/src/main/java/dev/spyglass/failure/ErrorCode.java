/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.failure;

import org.jspecify.annotations.Nullable;

/**
 * Provides the error code of an exception. Implement it in exceptions whose code is
 * documented, or is evaluated by programs. The log line of an exception has the code of
 * the outermost exception in the chain that has one, in its field {@code error.code}.
 */
public interface ErrorCode {

	/**
	 * Returns the code.
	 * @return a short text that does not change, such as {@code ORDER-4711}, or
	 * {@code null} if this instance has no code
	 */
	@Nullable String errorCode();

}
