/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

/**
 * The names that are Spyglass' public contract, each standing here once.
 */
@NullMarked
package dev.spyglass.vocabulary;

import org.jspecify.annotations.NullMarked;
