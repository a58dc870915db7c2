/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.tracing.internal;

import org.springframework.boot.WebApplicationType;

/**
 * Tests for the caller's trace on Tomcat.
 */
class ServletCallersTraceTests extends CallersTraceContract {

	ServletCallersTraceTests() {
		super(WebApplicationType.SERVLET);
	}

}
