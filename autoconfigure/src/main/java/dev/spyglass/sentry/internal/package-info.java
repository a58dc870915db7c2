/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

/**
 * Links Sentry events to their request and trace, and redacts and counts them; not API.
 */
@NullMarked
package dev.spyglass.sentry.internal;

import org.jspecify.annotations.NullMarked;
