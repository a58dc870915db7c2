/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

/**
 * Turns a log event into one JSON line.
 */
@NullMarked
package dev.spyglass.logging.internal.encoder;

import org.jspecify.annotations.NullMarked;
