/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

/**
 * Request identity of work that no request starts: consumed messages and scheduled tasks.
 */
@NullMarked
package dev.spyglass.context.messaging;

import org.jspecify.annotations.NullMarked;
