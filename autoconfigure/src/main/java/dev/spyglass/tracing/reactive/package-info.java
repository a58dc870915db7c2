/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

/**
 * Trace correlation on the WebFlux stack.
 */
@NullMarked
package dev.spyglass.tracing.reactive;

import org.jspecify.annotations.NullMarked;
