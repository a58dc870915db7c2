/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.tracing.autoconfigure;

import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.OnPropertyListCondition;

/**
 * Matches if {@code spyglass.tracing.response-headers} contains at least one header.
 */
class OnResponseHeadersCondition extends OnPropertyListCondition {

	OnResponseHeadersCondition() {
		super(TracingProperties.PREFIX + ".response-headers", () -> ConditionMessage.forCondition("Response headers"));
	}

}
