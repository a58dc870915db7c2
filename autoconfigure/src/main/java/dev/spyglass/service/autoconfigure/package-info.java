/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

/**
 * Auto-configuration of the service's identity.
 */
@NullMarked
package dev.spyglass.service.autoconfigure;

import org.jspecify.annotations.NullMarked;
