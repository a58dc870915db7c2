/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

/**
 * Watch, deadline and failure handling that all exporters share; not API.
 */
@NullMarked
package dev.spyglass.export.internal;

import org.jspecify.annotations.NullMarked;
