/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

/**
 * Adds ids to WebClient calls; internal, not part of the API.
 */
@NullMarked
package dev.spyglass.propagation.internal.reactive;

import org.jspecify.annotations.NullMarked;
