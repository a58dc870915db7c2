/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

/**
 * Finds and removes secrets for all sinks; internal, not part of the API.
 */
@NullMarked
package dev.spyglass.redaction.internal;

import org.jspecify.annotations.NullMarked;
