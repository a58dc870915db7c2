/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.request.internal.servlet;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/**
 * Passes on an asynchronous context whose listeners and tasks are called with the
 * request's ids.
 */
final class IdentifiedAsyncContext implements AsyncContext {

	private final AsyncContext delegate;

	private final RequestCallbacks callbacks;

	IdentifiedAsyncContext(AsyncContext delegate, RequestCallbacks callbacks) {
		this.delegate = delegate;
		this.callbacks = callbacks;
	}

	@Override
	public ServletRequest getRequest() {
		ServletRequest request = this.delegate.getRequest();
		return (request instanceof HttpServletRequest http && RequestIdFilter.isRaw(http))
				? new IdentifiedRequest(http, this.callbacks) : request;
	}

	@Override
	public ServletResponse getResponse() {
		ServletResponse response = this.delegate.getResponse();
		return (response instanceof HttpServletResponse http && RequestIdFilter.isRaw(http))
				? new IdentifiedResponse(http, this.callbacks) : response;
	}

	@Override
	public boolean hasOriginalRequestAndResponse() {
		return this.delegate.hasOriginalRequestAndResponse();
	}

	@Override
	public void dispatch() {
		this.delegate.dispatch();
	}

	@Override
	public void dispatch(String path) {
		this.delegate.dispatch(path);
	}

	@Override
	public void dispatch(ServletContext context, String path) {
		this.delegate.dispatch(context, path);
	}

	@Override
	public void complete() {
		this.delegate.complete();
	}

	@Override
	public void start(Runnable run) {
		this.delegate.start(() -> this.callbacks.run(run));
	}

	@Override
	public void addListener(AsyncListener listener) {
		this.delegate.addListener(new IdentifiedAsyncListener(listener, this.callbacks));
	}

	@Override
	public void addListener(AsyncListener listener, ServletRequest request, ServletResponse response) {
		this.delegate.addListener(new IdentifiedAsyncListener(listener, this.callbacks), request, response);
	}

	@Override
	public <T extends AsyncListener> T createListener(Class<T> type) throws ServletException {
		return this.delegate.createListener(type);
	}

	@Override
	public void setTimeout(long timeout) {
		this.delegate.setTimeout(timeout);
	}

	@Override
	public long getTimeout() {
		return this.delegate.getTimeout();
	}

}
