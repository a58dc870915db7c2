/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.internal.sink;

/**
 * Failure because of which a line could not be encoded.
 *
 * @param logger name of its logger
 * @param cause class name of the exception; never its message, which may contain secrets
 */
record LineFailure(String logger, String cause) {

}
