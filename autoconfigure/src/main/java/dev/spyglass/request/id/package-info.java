/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

/**
 * Request ids: what an application implements to make its own.
 */
@NullMarked
package dev.spyglass.request.id;

import org.jspecify.annotations.NullMarked;
