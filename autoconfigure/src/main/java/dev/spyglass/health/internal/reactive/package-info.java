/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

/**
 * Time limits for reactive health contributors, and health probes of reactive
 * applications; internal, not part of the API.
 */
@NullMarked
package dev.spyglass.health.internal.reactive;

import org.jspecify.annotations.NullMarked;
