/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

/**
 * Ends tasks when a Reactor pipeline ends; not API.
 */
@NullMarked
package dev.spyglass.metrics.internal.reactive;

import org.jspecify.annotations.NullMarked;
