/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

/**
 * Meters, log lines and interceptor of tasks; not API.
 */
@NullMarked
package dev.spyglass.metrics.internal.task;

import org.jspecify.annotations.NullMarked;
