/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

/**
 * What becomes of telemetry that is sent over the network, whatever the signal.
 */
@NullMarked
package dev.spyglass.context.export;

import org.jspecify.annotations.NullMarked;
