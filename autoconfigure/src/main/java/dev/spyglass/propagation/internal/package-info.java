/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

/**
 * Assigns ids to work that is not started by a request, such as scheduled tasks;
 * internal, not part of the API.
 */
@NullMarked
package dev.spyglass.propagation.internal;

import org.jspecify.annotations.NullMarked;
