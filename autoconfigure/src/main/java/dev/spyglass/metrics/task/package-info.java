/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

/**
 * Tasks: times, traces and logs what an application does besides requests.
 */
@NullMarked
package dev.spyglass.metrics.task;

import org.jspecify.annotations.NullMarked;
