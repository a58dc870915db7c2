/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.service.internal;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;

/**
 * Reads the build information that Spring Boot's build plugins write.
 */
final class BuildInfo {

	private static final String LOCATION = "META-INF/build-info.properties";

	private BuildInfo() {
	}

	/** Returns the properties; none if there is no file or it can't be read. */
	static Properties read(ClassLoader classLoader) {
		Properties properties = new Properties();
		try (InputStream stream = classLoader.getResourceAsStream(LOCATION)) {
			if (stream != null) {
				properties.load(stream);
			}
		}
		catch (IOException | IllegalArgumentException ex) {
			// Name and version then come from elsewhere.
		}
		return properties;
	}

}
