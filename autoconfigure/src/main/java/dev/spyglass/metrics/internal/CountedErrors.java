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
 * Remembers which errors were counted, and names them. Thread-safe.
 */
final class CountedErrors {

	private static final int DEEPEST_CAUSE = 100;

	private static final Set<String> WRAPPERS = Set.of(CompletionException.class.getName(),
			ExecutionException.class.getName(), InvocationTargetException.class.getName(),
			UndeclaredThrowableException.class.getName(), "jakarta.servlet.ServletException",
			"org.springframework.kafka.listener.ListenerExecutionFailedException",
			"org.springframework.amqp.rabbit.support.ListenerExecutionFailedException",
			"org.springframework.jms.listener.adapter.ListenerExecutionFailedException");

	private final SeenErrors seen = new SeenErrors();

	/** Remembers an error and returns whether it is a new one. */
	boolean add(Throwable error) {
		return this.seen.add(error);
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

	private static @Nullable Throwable cause(Throwable error) {
		try {
			return error.getCause();
		}
		catch (RuntimeException ex) {
			return null; // A hostile exception is its own cause.
		}
	}

}
