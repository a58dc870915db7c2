/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

/**
 * Sends errors to Sentry, linked to the request and its trace; not API.
 */
@NullMarked
package dev.spyglass.sentry.internal;

import org.jspecify.annotations.NullMarked;
