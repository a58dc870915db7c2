/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

/**
 * Auto-configuration of Sentry.
 */
@NullMarked
package dev.spyglass.sentry.autoconfigure;

import org.jspecify.annotations.NullMarked;
