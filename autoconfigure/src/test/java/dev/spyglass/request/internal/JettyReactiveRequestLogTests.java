/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.request.internal;

/**
 * Tests for the lines about the end of WebFlux requests on Jetty.
 */
class JettyReactiveRequestLogTests extends ReactiveRequestLogContract {

	JettyReactiveRequestLogTests() {
		super(ReactiveServers::jetty);
	}

	@Override
	void saysThatTheClientWentAwayAmidItsOwnBody() {
		// Not a test here: Jetty notices it only at its idle timeout.
	}

}
