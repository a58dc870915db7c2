/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.autoconfigure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.springframework.util.ClassUtils;

/**
 * Detects missing libraries that JSON logging needs, which a user may have replaced or
 * excluded.
 */
final class LoggingLibraries {

	private static final Map<String, String> MARKERS = new LinkedHashMap<>();
	static {
		MARKERS.put("ch.qos.logback.classic.LoggerContext", "ch.qos.logback:logback-classic");
		MARKERS.put("net.logstash.logback.encoder.LoggingEventCompositeJsonEncoder",
				"net.logstash.logback:logstash-logback-encoder");
		MARKERS.put("tools.jackson.core.JsonGenerator", "tools.jackson.core:jackson-databind");
	}

	private LoggingLibraries() {
	}

	/**
	 * Returns the missing libraries, as coordinates to add to a build.
	 * @param classLoader class loader to search
	 * @return the missing artifacts, empty if JSON logging is available
	 */
	static List<String> missing(ClassLoader classLoader) {
		List<String> missing = new ArrayList<>();
		MARKERS.forEach((marker, artifact) -> {
			if (!ClassUtils.isPresent(marker, classLoader)) {
				missing.add(artifact);
			}
		});
		return missing;
	}

}
