/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

/**
 * Auto-configuration of metrics.
 */
@NullMarked
package dev.spyglass.metrics.autoconfigure;

import org.jspecify.annotations.NullMarked;
