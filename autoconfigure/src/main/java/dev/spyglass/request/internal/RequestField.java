/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.request.internal;

/**
 * Defines the optional fields of a request's log lines.
 */
public enum RequestField {

	/** Id of the user: the name of the request's principal. */
	USER,

	/** Method of the request. */
	METHOD,

	/** Template of the route that matched. */
	ROUTE,

	/** Address of the client. */
	CLIENT_IP

}
