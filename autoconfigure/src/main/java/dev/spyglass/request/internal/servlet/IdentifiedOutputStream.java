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

/**
 * Passes on the body of a response whose write listener is called with the request's ids.
 */
final class IdentifiedOutputStream extends ServletOutputStream {

	private final ServletOutputStream delegate;

	private final RequestCallbacks callbacks;

	IdentifiedOutputStream(ServletOutputStream delegate, RequestCallbacks callbacks) {
		this.delegate = delegate;
		this.callbacks = callbacks;
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
	}

	@Override
	public void write(byte[] bytes) throws IOException {
		this.delegate.write(bytes);
	}

	@Override
	public void write(byte[] bytes, int offset, int length) throws IOException {
		this.delegate.write(bytes, offset, length);
	}

	@Override
	public void write(ByteBuffer buffer) throws IOException {
		this.delegate.write(buffer);
	}

	/** The other methods that print are written in terms of this one. */
	@Override
	public void print(String text) throws IOException {
		this.delegate.print(text);
	}

	@Override
	public void flush() throws IOException {
		this.delegate.flush();
	}

	@Override
	public void close() throws IOException {
		this.delegate.close();
	}

}
