/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.blackbox;

/**
 * The contract on Spring WebFlux.
 */
class WebFluxOneDependencyIT extends OneDependencyContract {

	WebFluxOneDependencyIT() {
		super("webflux");
	}

}
