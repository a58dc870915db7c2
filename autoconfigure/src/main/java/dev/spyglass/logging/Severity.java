/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging;

import org.slf4j.Marker;
import org.slf4j.MarkerFactory;

/**
 * Severities that SLF4J has no level for.
 */
public final class Severity {

	/**
	 * Marker that raises the level of a line to {@code FATAL}, in every schema. It never
	 * shows up among the tags.
	 */
	public static final Marker FATAL = MarkerFactory.getMarker("FATAL");

	private Severity() {
	}

}
