/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

/**
 * Adds trace correlation to Spring Boot's tracing; internal, not part of the API.
 */
@NullMarked
package dev.spyglass.tracing.internal;

import org.jspecify.annotations.NullMarked;
