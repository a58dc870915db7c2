/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.autoconfigure;

import java.util.List;
import java.util.Locale;

/**
 * Name of a property as a property source has it, which Spring Boot binds in several
 * notations.
 *
 * @param written the name as it is written
 * @param canonical the name in lower case, with dots between its elements and without
 * other separators and without an index at the end
 * @param variable whether it is the name of an environment variable, whose underscores
 * separate elements as well as the words of an element
 */
record PropertyName(String written, String canonical, boolean variable) {

	private static final String ROOT = "spyglass";

	/** Length of the root with two further characters. */
	private static final int START = ROOT.length() + 2;

	/** Roots of Spring Boot below which wrong indentation puts Spyglass' properties. */
	private static final List<String> NESTED = List.of("spring.spyglass.", "management.spyglass.", "server.spyglass.",
			"logging.spyglass.");

	private static final int MAX_EDITS = 2;

	/**
	 * Returns whether a name starts like Spyglass' own prefix, or nearly so.
	 * @param name a name as it is written
	 * @return whether it may be meant for Spyglass
	 */
	static boolean mayBeMeantForSpyglass(String name) {
		if (NESTED.stream().anyMatch(name::startsWith)) {
			return true;
		}
		// Few names start with these letters.
		return !name.isEmpty() && "sSpPyY".indexOf(name.charAt(0)) >= 0
				&& EditDistance.fromPrefix(ROOT, start(name)) <= MAX_EDITS;
	}

	private static String start(String name) {
		StringBuilder start = new StringBuilder();
		for (int index = 0; index < name.length() && start.length() < START; index++) {
			char character = name.charAt(index);
			if (Character.isLetterOrDigit(character)) {
				start.append(Character.toLowerCase(character));
			}
		}
		return start.toString();
	}

	static PropertyName of(String written, boolean systemEnvironment) {
		boolean variable = systemEnvironment && written.indexOf('.') < 0;
		String name = written.toLowerCase(Locale.ROOT);
		if (variable) {
			name = name.replaceAll("(_+[0-9]+)+_*$", "").replace('_', '.');
		}
		else {
			// A map's key may stand in brackets, too.
			name = name.replaceAll("\\[.*", "");
		}
		return new PropertyName(written, name.replaceAll("[^a-z0-9.]", ""), variable);
	}

	/** Returns the name without the root of Spring Boot that it is nested in, if any. */
	PropertyName unnested() {
		int nested = this.written.indexOf("." + ROOT + ".") + 1;
		return (nested > 0 && !this.variable) ? of(this.written.substring(nested), false) : this;
	}

	/** Returns whether the name is below Spyglass' own prefix. */
	boolean isBelowRoot() {
		return this.canonical.startsWith(ROOT + ".");
	}

	boolean isRoot() {
		return this.canonical.equals(ROOT);
	}

	/** Returns the elements as they are written, from an index on. */
	String rest(int element) {
		String[] elements = this.written.split(this.variable ? "_" : "\\.");
		StringBuilder rest = new StringBuilder();
		for (int index = element; index < elements.length; index++) {
			rest.append('.').append(this.variable ? elements[index].toLowerCase(Locale.ROOT) : elements[index]);
		}
		return rest.toString();
	}

}
