/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

/**
 * The format of the console that is made for people.
 */
@NullMarked
package dev.spyglass.logging.internal.console;

import org.jspecify.annotations.NullMarked;
