/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

/**
 * Tasks that end when a Reactor pipeline ends.
 */
@NullMarked
package dev.spyglass.metrics.reactive;

import org.jspecify.annotations.NullMarked;
