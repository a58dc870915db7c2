/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

/**
 * Support for tasks whose methods return a Reactor pipeline; not API.
 */
@NullMarked
package dev.spyglass.metrics.internal.reactive;

import org.jspecify.annotations.NullMarked;
