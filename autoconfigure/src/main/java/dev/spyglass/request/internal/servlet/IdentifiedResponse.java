/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.request.internal.servlet;

import java.io.IOException;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import org.jspecify.annotations.Nullable;

/**
 * Passes on a response that keeps its ids when the application resets it, and whose write
 * listener is called with the request's ids.
 */
final class IdentifiedResponse extends HttpServletResponseWrapper {

	private final RequestCallbacks callbacks;

	IdentifiedResponse(HttpServletResponse response, RequestCallbacks callbacks) {
		super(response);
		this.callbacks = callbacks;
	}

	@Override
	public void reset() {
		super.reset();
		this.callbacks.echo(this);
	}

	@Override
	public void setHeader(String name, @Nullable String value) {
		super.setHeader(name, value);
		if (value == null) {
			// Removes the header.
			this.callbacks.echo(this);
		}
	}

	@Override
	public ServletOutputStream getOutputStream() throws IOException {
		return this.callbacks.isAsyncStarted()
				? new IdentifiedOutputStream(super.getOutputStream(), this, this.callbacks) : super.getOutputStream();
	}

}
