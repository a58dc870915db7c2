/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

/**
 * Logging system and auto-configuration of JSON logging.
 */
@NullMarked
package dev.spyglass.logging.autoconfigure;

import org.jspecify.annotations.NullMarked;
