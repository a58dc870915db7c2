/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.request.internal;

/**
 * Tests for ids on a management port, and for naughty ones, with WebFlux on Tomcat.
 */
class TomcatReactiveRequestIdEdgesTests extends RequestIdEdgesContract {

	TomcatReactiveRequestIdEdgesTests() {
		super(ReactiveServers::tomcat, true);
	}

}
