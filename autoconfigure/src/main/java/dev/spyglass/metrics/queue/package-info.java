/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

/**
 * API to measure the depth, the waiting time and the throughput of queues.
 */
@NullMarked
package dev.spyglass.metrics.queue;

import org.jspecify.annotations.NullMarked;
