/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

/**
 * Reads the ids of consumed messages and served gRPC calls; internal, not part of the
 * API.
 */
@NullMarked
package dev.spyglass.propagation.internal.messaging;

import org.jspecify.annotations.NullMarked;
