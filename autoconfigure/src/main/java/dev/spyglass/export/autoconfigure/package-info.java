/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

/**
 * Auto-configuration of what all exporters share.
 */
@NullMarked
package dev.spyglass.export.autoconfigure;

import org.jspecify.annotations.NullMarked;
