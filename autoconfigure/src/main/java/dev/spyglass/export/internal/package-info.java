/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

/**
 * Monitoring, shutdown deadline and failure reports that all exporters share; internal,
 * not part of the API.
 */
@NullMarked
package dev.spyglass.export.internal;

import org.jspecify.annotations.NullMarked;
