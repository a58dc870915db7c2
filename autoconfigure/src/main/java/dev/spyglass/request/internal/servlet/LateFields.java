/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.request.internal.servlet;

import java.util.Map;

import dev.spyglass.request.internal.ActiveRequest;
import org.slf4j.MDC;

/**
 * Adds fields to a request's log lines that become known while it is processed. The scope
 * of {@link RequestIdFilter} removes them from the thread's MDC.
 */
final class LateFields {

	private LateFields() {
	}

	static void add(ActiveRequest active, Map<String, String> fields) {
		if (!fields.isEmpty()) {
			active.addFields(fields);
			fields.forEach(MDC::put);
		}
	}

}
