/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

/**
 * Health probes of servlet applications; internal, not part of the API.
 */
@NullMarked
package dev.spyglass.health.internal.servlet;

import org.jspecify.annotations.NullMarked;
