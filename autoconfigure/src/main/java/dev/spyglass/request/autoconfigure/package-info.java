/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

/**
 * Auto-configures the ids, the log fields and the request log of requests.
 */
@NullMarked
package dev.spyglass.request.autoconfigure;

import org.jspecify.annotations.NullMarked;
