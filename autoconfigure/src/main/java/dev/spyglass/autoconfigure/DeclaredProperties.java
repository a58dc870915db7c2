/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.autoconfigure;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.json.JsonParseException;
import org.springframework.boot.json.JsonParserFactory;

/**
 * Finds properties below Spyglass' prefix that the configuration metadata of another
 * library or of the application declares. It reads all metadata on the class path, so it
 * is asked only about names that Spyglass does not know.
 */
final class DeclaredProperties {

	private static final String METADATA = "META-INF/spring-configuration-metadata.json";

	private final List<KnownProperty> properties = new ArrayList<>();

	DeclaredProperties(@Nullable ClassLoader classLoader) {
		ClassLoader loader = (classLoader != null) ? classLoader : ClassLoader.getSystemClassLoader();
		try {
			Collections.list(loader.getResources(METADATA)).forEach(this::read);
		}
		catch (IOException ex) {
			// Then only Spyglass' own list counts.
		}
	}

	private void read(URL metadata) {
		try (InputStream stream = metadata.openStream()) {
			String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
			if (text.contains("\"spyglass.")
					&& JsonParserFactory.getJsonParser().parseMap(text).get("properties") instanceof List<?> items) {
				items.forEach(this::add);
			}
		}
		catch (IOException | JsonParseException ex) {
			// Then only Spyglass' own list counts.
		}
	}

	private void add(Object item) {
		if (item instanceof Map<?, ?> property && property.get("name") instanceof String name
				&& name.startsWith("spyglass.")) {
			this.properties
				.add(new KnownProperty(name, String.valueOf(property.get("type")).startsWith("java.util.Map")));
		}
	}

	boolean contain(PropertyName name) {
		return this.properties.stream().anyMatch((property) -> property.matches(name));
	}

}
