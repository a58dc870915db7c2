/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

/**
 * Public API of redaction: custom rules that remove secrets, declared as beans.
 */
@NullMarked
package dev.spyglass.redaction;

import org.jspecify.annotations.NullMarked;
