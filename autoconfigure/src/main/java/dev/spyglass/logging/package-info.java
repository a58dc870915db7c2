/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

/**
 * API for structured loggers, timed operations and severities.
 */
@NullMarked
package dev.spyglass.logging;

import org.jspecify.annotations.NullMarked;
