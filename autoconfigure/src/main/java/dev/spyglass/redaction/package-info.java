/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

/**
 * Redaction: the rules by which secrets are found and removed, extensible by beans.
 */
@NullMarked
package dev.spyglass.redaction;

import org.jspecify.annotations.NullMarked;
