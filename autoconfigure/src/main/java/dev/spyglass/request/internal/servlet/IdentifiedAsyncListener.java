/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.request.internal.servlet;

import java.io.IOException;

import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;

/**
 * Calls a listener of an asynchronous request with the request's ids.
 */
final class IdentifiedAsyncListener implements AsyncListener {

	private final AsyncListener delegate;

	private final RequestCallbacks callbacks;

	IdentifiedAsyncListener(AsyncListener delegate, RequestCallbacks callbacks) {
		this.delegate = delegate;
		this.callbacks = callbacks;
	}

	@Override
	public void onComplete(AsyncEvent event) throws IOException {
		this.callbacks.call(() -> this.delegate.onComplete(event));
	}

	@Override
	public void onTimeout(AsyncEvent event) throws IOException {
		this.callbacks.call(() -> this.delegate.onTimeout(event));
	}

	@Override
	public void onError(AsyncEvent event) throws IOException {
		this.callbacks.call(() -> this.delegate.onError(event));
	}

	/** A listener may add itself to the context of this event. */
	@Override
	public void onStartAsync(AsyncEvent event) throws IOException {
		IdentifiedAsyncContext context = new IdentifiedAsyncContext(event.getAsyncContext(), this.callbacks);
		AsyncEvent identified = new AsyncEvent(context, event.getSuppliedRequest(), event.getSuppliedResponse(),
				event.getThrowable());
		this.callbacks.call(() -> this.delegate.onStartAsync(identified));
	}

}
