/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

/**
 * Meters of queues and executors; not API.
 */
@NullMarked
package dev.spyglass.metrics.internal.queue;

import org.jspecify.annotations.NullMarked;
