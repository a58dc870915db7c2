/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

/**
 * Sends and receives ids with messages; not API.
 */
@NullMarked
package dev.spyglass.propagation.internal.messaging;

import org.jspecify.annotations.NullMarked;
