/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

/**
 * Adds ids to outgoing calls and messages; internal, not part of the API.
 */
@NullMarked
package dev.spyglass.propagation.internal.client;

import org.jspecify.annotations.NullMarked;
