/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

/**
 * Queues: monitors their depth and waiting time.
 */
@NullMarked
package dev.spyglass.metrics.queue;

import org.jspecify.annotations.NullMarked;
