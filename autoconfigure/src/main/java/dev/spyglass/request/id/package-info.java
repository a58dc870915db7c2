/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

/**
 * Public API of request ids: generators that an application can replace.
 */
@NullMarked
package dev.spyglass.request.id;

import org.jspecify.annotations.NullMarked;
