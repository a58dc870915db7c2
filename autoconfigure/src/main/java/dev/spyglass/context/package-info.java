/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

/**
 * The public API for code that runs inside a request or task: fields on its lines, and
 * its context on other threads.
 */
@NullMarked
package dev.spyglass.context;

import org.jspecify.annotations.NullMarked;
