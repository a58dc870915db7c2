/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

/**
 * Sends ids with outgoing HTTP calls; not API.
 */
@NullMarked
package dev.spyglass.propagation.internal.client;

import org.jspecify.annotations.NullMarked;
