/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging;

import org.slf4j.Marker;
import org.slf4j.MarkerFactory;

/**
 * Markers for severities that SLF4J has no level for.
 */
public final class Severity {

	/**
	 * Marker that raises the level of a line to {@code FATAL}, in all schemas and in the
	 * console format. It is not added to the tags. <pre class="code">
	 * logger.atError().addMarker(Severity.FATAL).log("out of disk space");
	 * </pre>
	 *
	 * @see StructuredLogger#fatal(String, Object...)
	 */
	public static final Marker FATAL = MarkerFactory.getMarker("FATAL");

	private Severity() {
	}

}
