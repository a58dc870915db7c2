/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.request.autoconfigure;

/**
 * Defines the clients whose request ids are accepted.
 */
enum IdTrustType {

	/** Ids of all clients are accepted. */
	EVERYONE,

	/** Only ids of the configured proxies are accepted. */
	PROXIES,

	/** No ids are accepted; each request gets a new id. */
	NOBODY

}
