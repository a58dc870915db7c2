/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

/**
 * Redacts and counts spans before they are exported; internal, not part of the API.
 *
 * <p>
 * Tail sampling, which decides at the end of a trace whether to keep it, would belong
 * before this step: in a span processor that holds the spans of a trace until its root
 * span ends, and then passes them to the batch processor.
 */
@NullMarked
package dev.spyglass.tracing.internal.export;

import org.jspecify.annotations.NullMarked;
