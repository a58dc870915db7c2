/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

/**
 * Where lines go: the bounded ring between callers and output, the console, files and
 * their rotation, and the counts of what was written and what was not.
 */
@NullMarked
package dev.spyglass.logging.internal.sink;

import org.jspecify.annotations.NullMarked;
