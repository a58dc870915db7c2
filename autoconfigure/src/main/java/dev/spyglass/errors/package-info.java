/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

/**
 * Errors to Sentry, linked to the request and its trace.
 */
@NullMarked
package dev.spyglass.errors;

import org.jspecify.annotations.NullMarked;
