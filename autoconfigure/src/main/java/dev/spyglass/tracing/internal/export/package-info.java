/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

/**
 * Redacts and counts spans on their way to an exporter; not API.
 *
 * <p>
 * A decision at the end of a trace, whether it failed or was slow and is to be kept, has
 * its place before all this: a span processor that holds the spans of a trace until its
 * root ends, in front of the one that queues them.
 */
@NullMarked
package dev.spyglass.tracing.internal.export;

import org.jspecify.annotations.NullMarked;
