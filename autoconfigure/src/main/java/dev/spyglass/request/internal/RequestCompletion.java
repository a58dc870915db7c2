/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.request.internal;

/**
 * Describes the end of a request: its status, duration and size. Immutable.
 *
 * @param status status that the client received
 * @param durationNanos time from arrival to the end of the response, in nanoseconds
 * @param requestBytes bytes of the request body that were read, or -1 if unknown
 * @param responseBytes bytes of the response body that were written, or -1 if unknown
 * @param aborted whether the client disconnected before the end
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
