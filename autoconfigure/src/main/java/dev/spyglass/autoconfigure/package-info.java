/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

/**
 * Provides the default properties, checks and startup reports that all
 * auto-configurations share.
 */
@NullMarked
package dev.spyglass.autoconfigure;

import org.jspecify.annotations.NullMarked;
