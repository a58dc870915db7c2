/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

/**
 * Code that tests bring into packaged applications.
 */
@NullMarked
package dev.spyglass.blackbox.guest;

import org.jspecify.annotations.NullMarked;
