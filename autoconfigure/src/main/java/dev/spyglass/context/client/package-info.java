/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

/**
 * Request identity on its way out: calls and messages that leave the process.
 */
@NullMarked
package dev.spyglass.context.client;

import org.jspecify.annotations.NullMarked;
