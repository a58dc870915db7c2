/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

/**
 * Heartbeats of workers: an API to report and measure that worker loops are alive.
 */
@NullMarked
package dev.spyglass.metrics;

import org.jspecify.annotations.NullMarked;
