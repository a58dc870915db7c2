/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

/**
 * The active request: its fields, its log lines and its errors; not API.
 */
@NullMarked
package dev.spyglass.request.internal;

import org.jspecify.annotations.NullMarked;
