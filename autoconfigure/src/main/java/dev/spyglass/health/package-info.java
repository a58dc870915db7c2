/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

/**
 * Health: what Spyglass adds to Boot's contributors and probes.
 */
@NullMarked
package dev.spyglass.health;

import org.jspecify.annotations.NullMarked;
