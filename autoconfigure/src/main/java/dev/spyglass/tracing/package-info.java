/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

/**
 * Public API of tracing: the response headers that identify the trace of a request.
 */
@NullMarked
package dev.spyglass.tracing;

import org.jspecify.annotations.NullMarked;
