/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.request.internal.servlet;

import java.io.IOException;
import java.nio.ByteBuffer;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;

/**
 * Passes on the body of a response whose write listener is called with the request's ids,
 * and records the status that the response is committed with: the container may change it
 * after the client has disconnected.
 */
final class IdentifiedOutputStream extends ServletOutputStream {

	private final ServletOutputStream delegate;

	private final HttpServletResponse response;

	private final RequestCallbacks callbacks;

	private boolean committed;

	IdentifiedOutputStream(ServletOutputStream delegate, HttpServletResponse response, RequestCallbacks callbacks) {
		this.delegate = delegate;
		this.response = response;
		this.callbacks = callbacks;
	}

	private void written() {
		if (this.committed) {
			return;
		}
		try {
			if (this.response.isCommitted()) {
				this.committed = true;
				this.callbacks.committed(this.response.getStatus());
			}
		}
		catch (RuntimeException ex) {
			// Another thread has completed the request, and Tomcat has recycled it.
			this.committed = true;
		}
	}

	@Override
	public void setWriteListener(WriteListener listener) {
		this.delegate.setWriteListener(new WriteListener() {

			@Override
			public void onWritePossible() throws IOException {
				IdentifiedOutputStream.this.callbacks.call(listener::onWritePossible);
			}

			@Override
			public void onError(Throwable error) {
				IdentifiedOutputStream.this.callbacks.run(() -> listener.onError(error));
			}

		});
	}

	@Override
	public boolean isReady() {
		return this.delegate.isReady();
	}

	@Override
	public void write(int value) throws IOException {
		this.delegate.write(value);
		written();
	}

	@Override
	public void write(byte[] bytes) throws IOException {
		this.delegate.write(bytes);
		written();
	}

	@Override
	public void write(byte[] bytes, int offset, int length) throws IOException {
		this.delegate.write(bytes, offset, length);
		written();
	}

	@Override
	public void write(ByteBuffer buffer) throws IOException {
		this.delegate.write(buffer);
		written();
	}

	/** The other methods that print are written in terms of this one. */
	@Override
	public void print(String text) throws IOException {
		this.delegate.print(text);
		written();
	}

	@Override
	public void flush() throws IOException {
		this.delegate.flush();
		written();
	}

	@Override
	public void close() throws IOException {
		this.delegate.close();
	}

}
