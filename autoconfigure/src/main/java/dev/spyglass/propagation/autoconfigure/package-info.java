/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

/**
 * Auto-configuration of propagation.
 */
@NullMarked
package dev.spyglass.propagation.autoconfigure;

import org.jspecify.annotations.NullMarked;
