/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

/**
 * Auto-configures the service identity.
 */
@NullMarked
package dev.spyglass.service.autoconfigure;

import org.jspecify.annotations.NullMarked;
