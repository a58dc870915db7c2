/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

/**
 * The sentences of Spyglass' own events; internal, not part of the API.
 */
@NullMarked
package dev.spyglass.vocabulary.internal;

import org.jspecify.annotations.NullMarked;
