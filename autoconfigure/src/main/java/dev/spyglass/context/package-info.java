/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

/**
 * Request identity: the ids of a request, where they come from and how they are checked.
 */
@NullMarked
package dev.spyglass.context;

import org.jspecify.annotations.NullMarked;
