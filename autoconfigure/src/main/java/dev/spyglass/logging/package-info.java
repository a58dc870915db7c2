/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

/**
 * JSON lines: encoder, schemas, sinks and redaction.
 */
@NullMarked
package dev.spyglass.logging;

import org.jspecify.annotations.NullMarked;
