/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

/**
 * A batch inference server that Spyglass makes observable.
 */
@NullMarked
package dev.spyglass.sample.batch;

import org.jspecify.annotations.NullMarked;
