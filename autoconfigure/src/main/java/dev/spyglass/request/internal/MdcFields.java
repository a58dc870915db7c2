/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.request.internal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * Reads and writes a set of MDC entries together.
 *
 * @param names names of the entries
 */
record MdcFields(List<String> names) {

	/** Returns the entries, or null if there are none, so that nothing is propagated. */
	@Nullable Map<String, String> read() {
		Map<String, String> fields = null;
		for (String name : this.names) {
			String value = MDC.get(name);
			if (value != null) {
				fields = (fields != null) ? fields : new HashMap<>();
				fields.put(name, value);
			}
		}
		return fields;
	}

	/** Sets the entries, and removes those without a value. */
	void write(Map<String, String> fields) {
		for (String name : this.names) {
			String value = fields.get(name);
			if (value != null) {
				MDC.put(name, value);
			}
			else {
				MDC.remove(name);
			}
		}
	}

	void clear() {
		this.names.forEach(MDC::remove);
	}

}
