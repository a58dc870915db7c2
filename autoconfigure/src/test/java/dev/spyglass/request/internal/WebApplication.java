/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.request.internal;

import org.springframework.context.ConfigurableApplicationContext;

/**
 * Starts an application on a web stack and server.
 */
@FunctionalInterface
interface WebApplication {

	ConfigurableApplicationContext run(String... args);

}
