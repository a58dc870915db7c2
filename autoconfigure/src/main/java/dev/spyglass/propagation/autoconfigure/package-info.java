/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

/**
 * Auto-configures the propagation of ids.
 */
@NullMarked
package dev.spyglass.propagation.autoconfigure;

import org.jspecify.annotations.NullMarked;
