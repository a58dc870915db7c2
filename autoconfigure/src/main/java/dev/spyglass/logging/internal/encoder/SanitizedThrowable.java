/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.internal.encoder;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Copy of an exception that cannot be logged safely. It has the same stack trace, and
 * reports the original class name.
 */
final class SanitizedThrowable extends Throwable {

	/** Maximum length of a chain, since Logback processes chains recursively. */
	private static final int MAX_DEPTH = 100;

	private static final int MAX_WALK = 100_000;

	private final String type;

	private SanitizedThrowable(String type, @Nullable String message, @Nullable Throwable cause) {
		super(message, cause, false, true);
		this.type = type;
	}

	/** Returns the class name of the original exception. */
	String type() {
		return this.type;
	}

	@Override
	@SuppressWarnings("OverrideThrowableToString") // Logback and the JDK print this.
	public String toString() {
		String message = getMessage();
		return (message != null) ? this.type + ": " + message : this.type;
	}

	/**
	 * Returns whether the exception can be logged, by calling the same methods as
	 * Logback.
	 */
	static boolean isSafe(Throwable throwable) {
		try {
			return isSafe(throwable, 0);
		}
		catch (Throwable ex) {
			return false;
		}
	}

	private static boolean isSafe(@Nullable Throwable throwable, int depth) {
		if (throwable == null || throwable instanceof SanitizedThrowable) {
			return true;
		}
		if (depth > MAX_DEPTH) {
			return false;
		}
		// Logback calls getMessage(), which may throw.
		var unused = throwable.getMessage();
		if (throwable.toString() == null || throwable.getStackTrace() == null) {
			return false;
		}
		for (Throwable suppressed : throwable.getSuppressed()) {
			if (suppressed == throwable || !isSafe(suppressed, depth + MAX_DEPTH / 3)) {
				return false;
			}
		}
		Throwable cause = throwable.getCause();
		return cause == null || isSafe(cause, depth + 1);
	}

	/**
	 * Copies an exception. Of a long chain, the outermost and the innermost exceptions
	 * are kept.
	 */
	static SanitizedThrowable of(Throwable throwable) {
		List<Throwable> chain = chain(throwable);
		SanitizedThrowable result = null;
		for (int index = chain.size() - 1; index >= 0; index--) {
			if (index < MAX_DEPTH / 4 || index >= chain.size() - MAX_DEPTH / 4) {
				result = copy(chain.get(index), result);
			}
		}
		return (result != null) ? result : copy(throwable, null);
	}

	private static List<Throwable> chain(Throwable throwable) {
		Set<Throwable> chain = Collections.newSetFromMap(new IdentityHashMap<>());
		List<Throwable> ordered = new ArrayList<>();
		Throwable current = throwable;
		while (current != null && chain.add(current) && ordered.size() < MAX_WALK) {
			ordered.add(current);
			try {
				current = current.getCause();
			}
			catch (Throwable ex) {
				current = null;
			}
		}
		return ordered;
	}

	private static SanitizedThrowable copy(Throwable throwable, @Nullable Throwable cause) {
		String message;
		try {
			message = throwable.getMessage();
		}
		catch (Throwable ex) {
			message = ValueWriter.placeholder(throwable, ex);
		}
		SanitizedThrowable copy = new SanitizedThrowable(throwable.getClass().getName(), message, cause);
		try {
			copy.setStackTrace(throwable.getStackTrace());
		}
		catch (Throwable ex) {
			copy.setStackTrace(new StackTraceElement[0]);
		}
		return copy;
	}

}
