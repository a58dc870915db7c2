/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

/**
 * Auto-configures redaction.
 */
@NullMarked
package dev.spyglass.redaction.autoconfigure;

import org.jspecify.annotations.NullMarked;
