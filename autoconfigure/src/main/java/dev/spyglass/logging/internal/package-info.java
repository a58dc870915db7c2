/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

/**
 * Redaction interface that encoders and layouts share; not API.
 */
@NullMarked
package dev.spyglass.logging.internal;

import org.jspecify.annotations.NullMarked;
