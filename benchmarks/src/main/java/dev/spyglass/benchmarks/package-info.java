/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

/**
 * What a line costs beside the peers.
 */
@NullMarked
package dev.spyglass.benchmarks;

import org.jspecify.annotations.NullMarked;
