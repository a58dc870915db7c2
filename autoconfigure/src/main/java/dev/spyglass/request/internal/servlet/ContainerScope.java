/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.request.internal.servlet;

import java.util.Map;

import jakarta.servlet.ServletRequest;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * Scope of one pass of a request through the container, wider than the filters: it covers
 * the line that the container writes about an unhandled exception. Confined to the thread
 * of the pass.
 */
final class ContainerScope implements AutoCloseable {

	static final String ATTRIBUTE = ContainerScope.class.getName();

	private final @Nullable Map<String, String> before = MDC.getCopyOfContextMap();

	private final Thread owner = Thread.currentThread();

	private @Nullable Runnable left;

	/** Returns the scope that is open on the current thread, if there is one. */
	static @Nullable ContainerScope of(ServletRequest request) {
		return (request.getAttribute(ATTRIBUTE) instanceof ContainerScope scope
				&& scope.owner == Thread.currentThread()) ? scope : null;
	}

	/** Leaves something to be closed when the container is done. */
	void leave(@Nullable Runnable close) {
		if (this.left == null) {
			this.left = close;
		}
		else if (close != null) {
			close.run();
		}
	}

	@Override
	public void close() {
		try {
			if (this.left != null) {
				this.left.run();
			}
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
