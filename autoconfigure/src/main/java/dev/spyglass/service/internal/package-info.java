/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

/**
 * Resolves the service identity; internal, not part of the API.
 */
@NullMarked
package dev.spyglass.service.internal;

import org.jspecify.annotations.NullMarked;
