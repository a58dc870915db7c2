/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

/**
 * Auto-configures trace correlation, redaction and export.
 */
@NullMarked
package dev.spyglass.tracing.autoconfigure;

import org.jspecify.annotations.NullMarked;
