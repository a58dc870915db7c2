/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.request.internal.servlet;

import java.io.IOException;

import org.jspecify.annotations.Nullable;

import org.springframework.web.util.DisconnectedClientHelper;

/**
 * Recognizes the exceptions with which containers report that a client disconnected.
 */
final class DisconnectedClients {

	/** Tomcat's exception for a stream of HTTP/2 that the client has reset. */
	private static final String CLOSE_NOW = "org.apache.coyote.CloseNowException";

	private DisconnectedClients() {
	}

	/** Returns whether an exception means that the client disconnected. */
	static boolean isDisconnected(@Nullable Throwable error) {
		return DisconnectedClientHelper.isClientDisconnectedException(error)
				|| (error instanceof IOException && error.getClass().getName().equals(CLOSE_NOW));
	}

}
