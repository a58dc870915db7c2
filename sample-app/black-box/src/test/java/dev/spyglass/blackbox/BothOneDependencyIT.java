/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.blackbox;

/**
 * Spring MVC and WebFlux together: Boot serves MVC.
 */
class BothOneDependencyIT extends OneDependencyContract {

	BothOneDependencyIT() {
		super("both");
	}

}
