/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.export.internal;

/**
 * Defines the outcomes of an item to export.
 */
public enum ExportOutcome {

	/** The item was delivered. */
	SUCCESS,

	/** Sending the item failed, and it is lost. */
	FAILURE,

	/** The queue was full, and the item is lost. */
	DROPPED

}
