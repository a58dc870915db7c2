/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

/**
 * Auto-configures health contributors, time limits and probes.
 */
@NullMarked
package dev.spyglass.health.autoconfigure;

import org.jspecify.annotations.NullMarked;
