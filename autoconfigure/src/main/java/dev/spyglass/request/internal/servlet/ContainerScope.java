/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.request.internal.servlet;

import java.util.Map;

import dev.spyglass.request.internal.ActiveRequest;
import dev.spyglass.request.internal.RequestScopeRestorer;
import dev.spyglass.vocabulary.LogFields;
import jakarta.servlet.ServletRequest;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * Restores the thread's MDC after one pass of a request through the container. The scope
 * is wider than the filters and covers the container's log line for an unhandled
 * exception. Must be used on one thread only.
 */
final class ContainerScope implements AutoCloseable {

	static final String ATTRIBUTE = ContainerScope.class.getName();

	private final @Nullable Map<String, String> before = MDC.getCopyOfContextMap();

	private final Thread owner = Thread.currentThread();

	private RequestScopeRestorer.Scope restored = RequestScopeRestorer.Scope.EMPTY;

	/** Returns the scope that is open on the current thread, or null if there is none. */
	static @Nullable ContainerScope of(ServletRequest request) {
		return (request.getAttribute(ATTRIBUTE) instanceof ContainerScope scope
				&& scope.owner == Thread.currentThread()) ? scope : null;
	}

	/**
	 * Adds the fields of the request again if the application has removed them, for what
	 * the container and the error dispatch log. This scope removes them at its end.
	 */
	void identify(ActiveRequest active) {
		if (!active.identity().requestId().equals(MDC.get(LogFields.REQUEST_ID))) {
			active.fields().forEach(MDC::put);
		}
	}

	/** Keeps a restored scope open until this scope is closed. */
	void keepOpen(RequestScopeRestorer.Scope scope) {
		if (this.restored == RequestScopeRestorer.Scope.EMPTY) {
			this.restored = scope;
		}
		else {
			scope.close();
		}
	}

	@Override
	public void close() {
		try {
			this.restored.close();
		}
		finally {
			restore();
		}
	}

	private void restore() {
		if (this.before == null || this.before.isEmpty()) {
			MDC.clear();
			return;
		}
		MDC.setContextMap(this.before);
	}

}
