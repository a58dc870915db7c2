/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

/**
 * Public API of failures: the error code that an exception can carry.
 */
@NullMarked
package dev.spyglass.failure;

import org.jspecify.annotations.NullMarked;
