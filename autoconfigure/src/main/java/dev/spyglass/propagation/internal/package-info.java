/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

/**
 * Carries ids into work that no request starts: tasks, consumed messages, scheduled runs;
 * not API.
 */
@NullMarked
package dev.spyglass.propagation.internal;

import org.jspecify.annotations.NullMarked;
