/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

/**
 * What encoders and sinks share; not API.
 */
@NullMarked
package dev.spyglass.logging.internal;

import org.jspecify.annotations.NullMarked;
