/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

/**
 * API to time, trace and log work of an application other than requests.
 */
@NullMarked
package dev.spyglass.metrics.task;

import org.jspecify.annotations.NullMarked;
