/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.metrics.internal;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.UndeclaredThrowableException;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

import dev.spyglass.failure.internal.SeenErrors;
import org.jspecify.annotations.Nullable;

/**
 * Tracks the errors that were counted, and returns the name to count them by.
 * Thread-safe.
 */
final class CountedErrors {

	private static final int MAX_CAUSES = 100;

	private static final Set<String> WRAPPERS = Set.of(CompletionException.class.getName(),
			ExecutionException.class.getName(), InvocationTargetException.class.getName(),
			UndeclaredThrowableException.class.getName(), "jakarta.servlet.ServletException",
			"org.springframework.kafka.listener.ListenerExecutionFailedException",
			"org.springframework.amqp.rabbit.support.ListenerExecutionFailedException",
			"org.springframework.jms.listener.adapter.ListenerExecutionFailedException");

	private final SeenErrors seen = new SeenErrors();

	/** Adds an error and returns whether it was not counted before. */
	boolean add(Throwable error) {
		return this.seen.add(error);
	}

	/** Returns the simple class name of the first cause that is not a generic wrapper. */
	static String name(Throwable error) {
		Throwable current = error;
		Throwable cause = cause(current);
		for (int i = 0; i < MAX_CAUSES && cause != null && WRAPPERS.contains(current.getClass().getName()); i++) {
			current = cause;
			cause = cause(current);
		}
		Class<?> type = current.getClass();
		while (type.getSimpleName().isEmpty() && type.getSuperclass() != null) {
			// An anonymous class has no name.
			type = type.getSuperclass();
		}
		return type.getSimpleName();
	}

	private static @Nullable Throwable cause(Throwable error) {
		try {
			return error.getCause();
		}
		catch (Exception | LinkageError | StackOverflowError | AssertionError ex) {
			// The getCause() of an exception may be overridden and throw.
			return null;
		}
	}

}
