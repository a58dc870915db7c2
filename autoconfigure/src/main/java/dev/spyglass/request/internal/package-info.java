/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

/**
 * The active request, its log fields, its log lines and the ids on error responses;
 * internal, not part of the API.
 */
@NullMarked
package dev.spyglass.request.internal;

import org.jspecify.annotations.NullMarked;
