/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

/**
 * Log lines over OTLP: what the console and the file show, sent to a collector.
 */
@NullMarked
package dev.spyglass.logging.internal.otlp;

import org.jspecify.annotations.NullMarked;
