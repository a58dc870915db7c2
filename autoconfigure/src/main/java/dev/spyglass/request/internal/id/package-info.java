/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

/**
 * Takes, checks or makes the ids of a request; not API.
 */
@NullMarked
package dev.spyglass.request.internal.id;

import org.jspecify.annotations.NullMarked;
