/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.request.autoconfigure;

/**
 * From whom ids are taken.
 */
enum IdTrustType {

	/** Everyone may send ids. */
	EVERYONE,

	/** Only the listed proxies may. */
	PROXIES,

	/** Nobody may: each request gets a new id. */
	NOBODY

}
