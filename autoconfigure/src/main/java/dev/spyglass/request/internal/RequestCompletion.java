/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.request.internal;

import org.jspecify.annotations.Nullable;

/**
 * Describes the end of a request: its status, duration and size. Immutable.
 *
 * @param status status that the client received
 * @param durationNanos time from arrival to the end of the response, in nanoseconds
 * @param requestBytes bytes of the request body that were read, or -1 if unknown
 * @param responseBytes bytes of the response body that were written, or -1 if unknown
 * @param aborted whether the client disconnected before the end
 * @param failure exception with which the server broke off a response that was already
 * committed, or {@code null} if there is none
 */
public record RequestCompletion(int status, long durationNanos, long requestBytes, long responseBytes, boolean aborted,
		@Nullable Throwable failure) {

	private static final int CLIENT_ERROR = 400;

	private static final int SERVER_ERROR = 500;

	/**
	 * Creates the end of a request whose response was not broken off by the server.
	 * @param status status that the client received
	 * @param durationNanos time from arrival to the end of the response, in nanoseconds
	 * @param requestBytes bytes of the request body that were read, or -1 if unknown
	 * @param responseBytes bytes of the response body that were written, or -1 if unknown
	 * @param aborted whether the client disconnected before the end
	 */
	public RequestCompletion(int status, long durationNanos, long requestBytes, long responseBytes, boolean aborted) {
		this(status, durationNanos, requestBytes, responseBytes, aborted, null);
	}

	/** Returns whether the server broke off a response that was already committed. */
	boolean isFailed() {
		return !this.aborted && this.failure != null;
	}

	/** Returns whether the server is to blame, whatever status the client received. */
	boolean isServerError() {
		return isFailed() || (!this.aborted && this.status >= SERVER_ERROR);
	}

	boolean isClientError() {
		return !this.aborted && !isServerError() && this.status >= CLIENT_ERROR;
	}

	boolean isSuccess() {
		return !this.aborted && !isServerError() && this.status < CLIENT_ERROR;
	}

	String outcome() {
		if (this.aborted) {
			return "aborted";
		}
		if (isFailed()) {
			return "failed";
		}
		if (isServerError()) {
			return "server_error";
		}
		return isClientError() ? "client_error" : "success";
	}

}
