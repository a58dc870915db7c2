/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.request.internal.id;

/**
 * Defines the origins of request ids.
 */
public enum RequestIdOutcome {

	/** The caller's id was accepted. */
	ACCEPTED,

	/** A new id was generated, because the caller sent none or is not trusted. */
	GENERATED,

	/** The caller's id was invalid and has been replaced. */
	REJECTED

}
