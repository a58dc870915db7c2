/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

/**
 * Outputs of log lines: ring buffer, console, rotating files and line counts; not API.
 */
@NullMarked
package dev.spyglass.logging.internal.sink;

import org.jspecify.annotations.NullMarked;
