/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

/**
 * Auto-configuration of log lines over OTLP.
 */
@NullMarked
package dev.spyglass.logging.otlp.autoconfigure;

import org.jspecify.annotations.NullMarked;
