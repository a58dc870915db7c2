/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.request.internal;

import org.junit.jupiter.api.Test;

/**
 * Tests for the lines about the end of requests on Netty.
 */
class ReactiveRequestLogTests extends RequestLogContract {

	ReactiveRequestLogTests() {
		super(ReactiveApplication::run);
	}

	@Test
	void writesOneLineAtTheEndHoweverItCame() throws Exception {
		writesOneLineAtTheEnd("/hops", 200, "INFO", "success", "/hops");
	}

}
