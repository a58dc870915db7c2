/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

/**
 * Trace correlation on the servlet stack; not API.
 */
@NullMarked
package dev.spyglass.tracing.internal.servlet;

import org.jspecify.annotations.NullMarked;
