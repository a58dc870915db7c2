/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

/**
 * Auto-configuration of request identity and the request log.
 */
@NullMarked
package dev.spyglass.request.autoconfigure;

import org.jspecify.annotations.NullMarked;
