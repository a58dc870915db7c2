/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

/**
 * A WebFlux gateway in front of the batch server.
 */
@NullMarked
package dev.spyglass.sample.gateway;

import org.jspecify.annotations.NullMarked;
