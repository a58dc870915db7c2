/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

/**
 * The queue, the workers and the scheduled jobs.
 */
@NullMarked
package dev.spyglass.sample.batch.work;

import org.jspecify.annotations.NullMarked;
