/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.request.internal;

import org.junit.jupiter.api.Test;

/**
 * Tests for chosen fields on the lines of WebFlux requests on Jetty.
 */
class JettyReactiveRequestFieldsTests extends RequestFieldsContract {

	JettyReactiveRequestFieldsTests() {
		super(ReactiveServers::jetty);
	}

	@Test
	void standOnEveryLineAfterAHop() throws Exception {
		standOnEveryLineWhereverTheWorkGoes("/hops", "after the hop", 3);
	}

}
