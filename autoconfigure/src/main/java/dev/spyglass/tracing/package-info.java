/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

/**
 * Tracing: the trace that a response names.
 */
@NullMarked
package dev.spyglass.tracing;

import org.jspecify.annotations.NullMarked;
