/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.autoconfigure;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Properties that Spyglass has, read from a list that is much shorter than the
 * configuration metadata.
 */
final class KnownProperties {

	private static final String LIST = "META-INF/spyglass/properties.list";

	/** Number of edits up to which two names are similar. */
	private static final int SIMILAR = 3;

	private final List<KnownProperty> properties;

	private KnownProperties(List<KnownProperty> properties) {
		this.properties = properties;
	}

	/**
	 * Reads the list.
	 * @return the properties; none if the list can't be read, as in a native image
	 * without it
	 */
	static KnownProperties load() {
		try (InputStream stream = KnownProperties.class.getClassLoader().getResourceAsStream(LIST)) {
			if (stream == null) {
				return new KnownProperties(List.of());
			}
			BufferedReader lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
			return new KnownProperties(lines.lines().map(KnownProperty::of).toList());
		}
		catch (IOException ex) {
			return new KnownProperties(List.of());
		}
	}

	boolean isEmpty() {
		return this.properties.isEmpty();
	}

	Stream<String> names() {
		return this.properties.stream().map(KnownProperty::name);
	}

	boolean contain(PropertyName name) {
		return this.properties.stream().anyMatch((property) -> property.matches(name));
	}

	/**
	 * Returns whether the name is that of a group of properties, such as
	 * {@code spyglass.logging}.
	 */
	boolean haveGroup(PropertyName name) {
		return this.properties.stream().anyMatch((property) -> property.isBelow(name));
	}

	/**
	 * Returns the property whose name is most similar to an unknown one.
	 * @param name the unknown name
	 * @return the property, or empty if none is similar
	 */
	Optional<KnownProperty> nearest(PropertyName name) {
		Optional<KnownProperty> nearest = nearest(this.properties, name);
		if (nearest.filter((property) -> property.distance(name) <= SIMILAR).isPresent()) {
			return nearest;
		}
		// Elements in the middle are missing or wrong.
		return nearest(this.properties.stream().filter((property) -> property.hasSameLastElement(name)).toList(), name)
			.or(() -> nearest.filter((property) -> property.distance(name) <= name.canonical().length() / 3));
	}

	/**
	 * Returns the property that a name with a mistyped prefix means.
	 * @param name a name that doesn't start with Spyglass' prefix
	 * @return the property, or empty if the name belongs to somebody else
	 */
	Optional<KnownProperty> meantBy(PropertyName name) {
		PropertyName unnested = name.unnested();
		if (unnested != name) {
			return this.properties.stream().filter((property) -> property.matches(unnested)).findFirst();
		}
		return nearest(this.properties, name).filter((property) -> property.distance(name) <= SIMILAR);
	}

	private static Optional<KnownProperty> nearest(List<KnownProperty> properties, PropertyName name) {
		return properties.stream().min(Comparator.comparingInt((property) -> property.distance(name)));
	}

}
