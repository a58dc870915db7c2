/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.failure.internal;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

/**
 * Deduplicates errors by the identity of their root cause, so that an exception and its
 * wrapper count as one error. References them weakly. Thread-safe.
 */
public final class SeenErrors {

	private static final int DEEPEST_CAUSE = 100;

	private final Set<Identity> roots = ConcurrentHashMap.newKeySet();

	private final ReferenceQueue<Throwable> gone = new ReferenceQueue<>();

	/**
	 * Adds an error.
	 * @param error the error
	 * @return whether it was not added before
	 */
	public boolean add(Throwable error) {
		Reference<?> reference = this.gone.poll();
		while (reference instanceof Identity identity) {
			this.roots.remove(identity);
			reference = this.gone.poll();
		}
		return this.roots.add(new Identity(root(error), this.gone));
	}

	private static Throwable root(Throwable error) {
		Throwable current = error;
		Throwable cause = cause(current);
		for (int i = 0; i < DEEPEST_CAUSE && cause != null && cause != error; i++) {
			current = cause;
			cause = cause(current);
		}
		return current;
	}

	private static @Nullable Throwable cause(Throwable error) {
		try {
			return error.getCause();
		}
		catch (Exception | LinkageError | StackOverflowError | AssertionError ex) {
			// An exception whose getCause() fails counts as the root cause.
			return null;
		}
	}

	private static final class Identity extends WeakReference<Throwable> {

		private final int hash;

		Identity(Throwable error, ReferenceQueue<Throwable> gone) {
			super(error, gone);
			this.hash = System.identityHashCode(error);
		}

		@Override
		public int hashCode() {
			return this.hash;
		}

		@Override
		public boolean equals(@Nullable Object other) {
			if (this == other) {
				return true;
			}
			Throwable error = get();
			return error != null && other instanceof Identity identity && identity.refersTo(error);
		}

	}

}
