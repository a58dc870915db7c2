/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

/**
 * Defines the names of fields, meters, tags, headers and events that form Spyglass'
 * public contract.
 */
@NullMarked
package dev.spyglass.vocabulary;

import org.jspecify.annotations.NullMarked;
