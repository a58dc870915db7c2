/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

/**
 * Resolves, validates and generates the ids of requests; internal, not part of the API.
 */
@NullMarked
package dev.spyglass.request.internal.id;

import org.jspecify.annotations.NullMarked;
