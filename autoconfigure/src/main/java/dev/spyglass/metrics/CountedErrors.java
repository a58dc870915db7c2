/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.metrics;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.UndeclaredThrowableException;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;

import org.jspecify.annotations.Nullable;

/**
 * Remembers which errors were counted, by the identity of their root cause, so that a
 * wrapper is no second error. Keeps none of them alive. Thread-safe.
 */
final class CountedErrors {

	private static final int DEEPEST_CAUSE = 100;

	private static final Set<String> WRAPPERS = Set.of(CompletionException.class.getName(),
			ExecutionException.class.getName(), InvocationTargetException.class.getName(),
			UndeclaredThrowableException.class.getName(), "jakarta.servlet.ServletException",
			"org.springframework.kafka.listener.ListenerExecutionFailedException",
			"org.springframework.amqp.rabbit.support.ListenerExecutionFailedException",
			"org.springframework.jms.listener.adapter.ListenerExecutionFailedException");

	private final Set<Identity> roots = ConcurrentHashMap.newKeySet();

	private final ReferenceQueue<Throwable> gone = new ReferenceQueue<>();

	/** Remembers an error and returns whether it is a new one. */
	boolean add(Throwable error) {
		Reference<?> reference = this.gone.poll();
		while (reference instanceof Identity identity) {
			this.roots.remove(identity);
			reference = this.gone.poll();
		}
		return this.roots.add(new Identity(root(error), this.gone));
	}

	/** Returns the simple name of what is within wrappers that say nothing. */
	static String name(Throwable error) {
		Throwable current = error;
		Throwable cause = cause(current);
		for (int i = 0; i < DEEPEST_CAUSE && cause != null && WRAPPERS.contains(current.getClass().getName()); i++) {
			current = cause;
			cause = cause(current);
		}
		Class<?> type = current.getClass();
		while (type.getSimpleName().isEmpty() && type.getSuperclass() != null) {
			type = type.getSuperclass(); // An anonymous class has no name.
		}
		return type.getSimpleName();
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
		catch (RuntimeException ex) {
			return null; // A hostile exception is its own cause.
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
