/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

/**
 * Text format of the console; not API.
 */
@NullMarked
package dev.spyglass.logging.internal.console;

import org.jspecify.annotations.NullMarked;
