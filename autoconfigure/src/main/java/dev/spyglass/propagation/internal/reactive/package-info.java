/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

/**
 * Sends ids with calls of WebClient; not API.
 */
@NullMarked
package dev.spyglass.propagation.internal.reactive;

import org.jspecify.annotations.NullMarked;
