/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

/**
 * Public API for code that runs inside a request or task: adds fields to its log lines,
 * and passes its context to other threads.
 */
@NullMarked
package dev.spyglass.context;

import org.jspecify.annotations.NullMarked;
