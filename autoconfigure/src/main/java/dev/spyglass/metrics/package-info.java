/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

/**
 * Metrics: heartbeats of workers.
 */
@NullMarked
package dev.spyglass.metrics;

import org.jspecify.annotations.NullMarked;
