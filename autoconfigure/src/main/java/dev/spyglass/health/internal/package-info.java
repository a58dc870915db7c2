/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

/**
 * Health contributors, their time limits and the reports of status changes; internal, not
 * part of the API.
 */
@NullMarked
package dev.spyglass.health.internal;

import org.jspecify.annotations.NullMarked;
