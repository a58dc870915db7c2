/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

/**
 * Public API of the service identity: its name, version, environment and host.
 */
@NullMarked
package dev.spyglass.service;

import org.jspecify.annotations.NullMarked;
