/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.request.internal.servlet;

import java.io.IOException;
import java.nio.ByteBuffer;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;

/**
 * Passes on the body of a request whose read listener is called with the request's ids.
 */
final class IdentifiedInputStream extends ServletInputStream {

	private final ServletInputStream delegate;

	private final RequestCallbacks callbacks;

	IdentifiedInputStream(ServletInputStream delegate, RequestCallbacks callbacks) {
		this.delegate = delegate;
		this.callbacks = callbacks;
	}

	@Override
	public void setReadListener(ReadListener listener) {
		this.delegate.setReadListener(new ReadListener() {

			@Override
			public void onDataAvailable() throws IOException {
				IdentifiedInputStream.this.callbacks.call(listener::onDataAvailable);
			}

			@Override
			public void onAllDataRead() throws IOException {
				IdentifiedInputStream.this.callbacks.call(listener::onAllDataRead);
			}

			@Override
			public void onError(Throwable error) {
				IdentifiedInputStream.this.callbacks.run(() -> listener.onError(error));
			}

		});
	}

	@Override
	public boolean isFinished() {
		return this.delegate.isFinished();
	}

	@Override
	public boolean isReady() {
		return this.delegate.isReady();
	}

	@Override
	public int read() throws IOException {
		return this.delegate.read();
	}

	@Override
	public int read(byte[] bytes) throws IOException {
		return this.delegate.read(bytes);
	}

	@Override
	public int read(byte[] bytes, int offset, int length) throws IOException {
		return this.delegate.read(bytes, offset, length);
	}

	@Override
	public int read(ByteBuffer buffer) throws IOException {
		return this.delegate.read(buffer);
	}

	@Override
	public int readLine(byte[] bytes, int offset, int length) throws IOException {
		return this.delegate.readLine(bytes, offset, length);
	}

	@Override
	public long skip(long count) throws IOException {
		return this.delegate.skip(count);
	}

	@Override
	public int available() throws IOException {
		return this.delegate.available();
	}

	@Override
	public void mark(int limit) {
		this.delegate.mark(limit);
	}

	@Override
	public void reset() throws IOException {
		this.delegate.reset();
	}

	@Override
	public boolean markSupported() {
		return this.delegate.markSupported();
	}

	@Override
	public void close() throws IOException {
		this.delegate.close();
	}

}
