/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.request.internal;

/**
 * How a request ended. Immutable.
 *
 * @param status status that the client saw
 * @param durationNanos time from arrival to the end of the response, in nanoseconds
 * @param requestBytes bytes of the body that were read, or -1 if not known
 * @param responseBytes bytes of the body that were written, or -1 if not known
 * @param aborted whether the client went away before the end
 */
public record RequestCompletion(int status, long durationNanos, long requestBytes, long responseBytes,
		boolean aborted) {

	private static final int CLIENT_ERROR = 400;

	private static final int SERVER_ERROR = 500;

	boolean isServerError() {
		return !this.aborted && this.status >= SERVER_ERROR;
	}

	boolean isClientError() {
		return !this.aborted && this.status >= CLIENT_ERROR && this.status < SERVER_ERROR;
	}

	boolean isSuccess() {
		return !this.aborted && this.status < CLIENT_ERROR;
	}

	String outcome() {
		if (this.aborted) {
			return "aborted";
		}
		if (isServerError()) {
			return "server_error";
		}
		return isClientError() ? "client_error" : "success";
	}

}
