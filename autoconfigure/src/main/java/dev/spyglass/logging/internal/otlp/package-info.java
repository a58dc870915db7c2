/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

/**
 * Conversion of log lines to OpenTelemetry log records; not API.
 */
@NullMarked
package dev.spyglass.logging.internal.otlp;

import org.jspecify.annotations.NullMarked;
