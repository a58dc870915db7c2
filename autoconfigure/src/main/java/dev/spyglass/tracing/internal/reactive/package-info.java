/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

/**
 * Trace correlation for WebFlux applications; internal, not part of the API.
 */
@NullMarked
package dev.spyglass.tracing.internal.reactive;

import org.jspecify.annotations.NullMarked;
