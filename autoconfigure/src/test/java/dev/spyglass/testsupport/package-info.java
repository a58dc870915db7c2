/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

/**
 * What tests share, here and in other modules.
 */
@NullMarked
package dev.spyglass.testsupport;

import org.jspecify.annotations.NullMarked;
