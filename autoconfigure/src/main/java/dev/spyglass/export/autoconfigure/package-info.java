/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

/**
 * Auto-configures the failure reports and the shutdown deadline that all exporters share.
 */
@NullMarked
package dev.spyglass.export.autoconfigure;

import org.jspecify.annotations.NullMarked;
