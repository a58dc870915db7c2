/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.request.internal.servlet;

import java.io.IOException;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;

/**
 * Passes on a request whose asynchronous listeners are called with the request's ids.
 */
final class IdentifiedRequest extends HttpServletRequestWrapper {

	private final RequestCallbacks callbacks;

	IdentifiedRequest(HttpServletRequest request, RequestCallbacks callbacks) {
		super(request);
		this.callbacks = callbacks;
	}

	@Override
	public AsyncContext startAsync() {
		return new IdentifiedAsyncContext(super.startAsync(), this.callbacks);
	}

	@Override
	public AsyncContext startAsync(ServletRequest request, ServletResponse response) {
		return new IdentifiedAsyncContext(super.startAsync(request, response), this.callbacks);
	}

	@Override
	public AsyncContext getAsyncContext() {
		return new IdentifiedAsyncContext(super.getAsyncContext(), this.callbacks);
	}

	@Override
	public ServletInputStream getInputStream() throws IOException {
		// Only an asynchronous request can have a listener, so others stay as they are.
		return this.callbacks.isAsyncStarted() ? new IdentifiedInputStream(super.getInputStream(), this.callbacks)
				: super.getInputStream();
	}

}
