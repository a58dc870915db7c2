/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.export.internal;

/**
 * What became of a span or log record that was to be exported.
 */
public enum ExportOutcome {

	/** The collector took it. */
	SUCCESS,

	/** It was sent in vain, and is lost. */
	FAILURE,

	/** It did not fit into the queue, and is lost. */
	DROPPED

}
