/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

/**
 * Encoder that writes log events as JSON lines; not API.
 */
@NullMarked
package dev.spyglass.logging.internal.encoder;

import org.jspecify.annotations.NullMarked;
