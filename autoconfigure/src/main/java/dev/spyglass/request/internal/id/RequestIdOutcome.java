/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.request.internal.id;

/**
 * Where the id of a request came from.
 */
public enum RequestIdOutcome {

	/** The caller's id was taken. */
	ACCEPTED,

	/** The caller sent none, or is not trusted to. */
	GENERATED,

	/** The caller's id was invalid and has been replaced. */
	REJECTED

}
