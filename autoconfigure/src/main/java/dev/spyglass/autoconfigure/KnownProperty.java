/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.autoconfigure;

import java.util.Arrays;
import java.util.Locale;

/**
 * Property that Spyglass has.
 *
 * @param name name of the property
 * @param map whether the property is a map, whose keys are free
 */
record KnownProperty(String name, boolean map) {

	private static final String MAP = ".*";

	/**
	 * Creates a property from a line of the list of properties.
	 * @param line the name, with {@code .*} if the property is a map
	 * @return the property
	 */
	static KnownProperty of(String line) {
		boolean map = line.endsWith(MAP);
		return new KnownProperty(map ? line.substring(0, line.length() - MAP.length()) : line, map);
	}

	boolean matches(PropertyName other) {
		return matches(other.canonical(), canonical())
				|| (other.variable() && matches(other.canonical(), canonicalVariable()));
	}

	private boolean matches(String other, String own) {
		return other.equals(own) || (this.map && other.startsWith(own + "."));
	}

	/** Returns whether the other name is an ancestor of this property. */
	boolean isBelow(PropertyName other) {
		return canonical().startsWith(other.canonical() + ".");
	}

	/** Returns the number of edits from the other name to this one. */
	int distance(PropertyName other) {
		int distance = EditDistance.between(comparable(other), canonical());
		return other.variable() ? Math.min(distance, EditDistance.between(other.canonical(), canonicalVariable()))
				: distance;
	}

	private String comparable(PropertyName other) {
		String[] elements = other.canonical().split("\\.");
		int count = elements();
		if (!this.map || elements.length <= count) {
			return other.canonical();
		}
		return String.join(".", Arrays.copyOf(elements, count));
	}

	boolean hasSameLastElement(PropertyName other) {
		return last(canonical()).equals(last(other.canonical()));
	}

	private static String last(String name) {
		return name.substring(name.lastIndexOf('.') + 1);
	}

	/** Returns this name as somebody would write it who wrote the other one. */
	String insteadOf(PropertyName other) {
		String property = this.map ? this.name + other.rest(elements()) : this.name;
		return other.variable() ? property + "' (" + variableName() + ")" : property + "'";
	}

	private String variableName() {
		return this.name.replace("-", "").replace('.', '_').toUpperCase(Locale.ROOT) + (this.map ? "_…" : "");
	}

	private int elements() {
		return this.name.split("\\.").length;
	}

	private String canonical() {
		return this.name.replace("-", "");
	}

	/** Returns the older notation, in which a variable has an underscore for a dash. */
	private String canonicalVariable() {
		return this.name.replace('-', '.');
	}

}
