/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.failure.internal;

import java.util.Collections;
import java.util.HexFormat;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

/**
 * Computes a hash that is the same for equal errors, so that all signals group them
 * alike. It covers the exception classes of the cause chain and the topmost methods of
 * each stack trace. Messages and line numbers are left out, so the fingerprint stays the
 * same across releases. Not thread-safe.
 */
public final class ErrorFingerprint {

	private static final long START = 0xcbf29ce484222325L;

	private static final long FACTOR = 0x100000001b3L;

	/** Maximum number of exceptions that count, starting with the outermost. */
	private static final int MAX_EXCEPTIONS = 20;

	/**
	 * Maximum number of frames per exception that count, without those that are ignored.
	 */
	private static final int MAX_FRAMES = 8;

	private final Predicate<StackTraceElement> noise;

	private long hash = START;

	private int exceptions;

	/**
	 * Creates the fingerprint of an error whose exceptions are still to be added.
	 * @param noise returns whether a frame is ignored, see {@link #isNoise}
	 */
	public ErrorFingerprint(Predicate<StackTraceElement> noise) {
		this.noise = noise;
	}

	/**
	 * Returns the fingerprint of an error, as in its log line.
	 * @param error any error; its methods may throw exceptions
	 * @return 16 hexadecimal digits
	 */
	public static String of(Throwable error) {
		ErrorFingerprint fingerprint = new ErrorFingerprint((frame) -> isNoise(frame.getClassName()));
		Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
		Throwable current = error;
		while (current != null && seen.add(current)) {
			StackTraceElement[] frames = frames(current);
			if (!fingerprint.add(current.getClass().getName(), frames.length, (index) -> frames[index])) {
				break;
			}
			current = cause(current);
		}
		return HexFormat.of().toHexDigits(fingerprint.value());
	}

	/**
	 * Adds the next exception of the chain, starting with the outermost.
	 * @param type its class name
	 * @param count number of its frames
	 * @param frames returns the frame at an index, the topmost at 0
	 * @return whether another exception would count
	 */
	public boolean add(String type, int count, IntFunction<StackTraceElement> frames) {
		long result = mix(this.hash, type);
		int counted = 0;
		for (int index = 0; index < count && counted < MAX_FRAMES; index++) {
			StackTraceElement frame = frames.apply(index);
			if (!this.noise.test(frame)) {
				result = mix(mix(result, frame.getClassName()), frame.getMethodName());
				counted++;
			}
		}
		this.hash = result;
		this.exceptions++;
		return this.exceptions < MAX_EXCEPTIONS;
	}

	/**
	 * Returns the fingerprint of the exceptions that were added.
	 * @return the fingerprint as 64 bits
	 */
	public long value() {
		return this.hash;
	}

	/**
	 * Adds a name to the hash. The hash code of a string is specified, so it is the same
	 * in every JVM.
	 */
	private static long mix(long hash, String name) {
		long result = (hash ^ name.hashCode()) * FACTOR;
		return result ^ (result >>> 29);
	}

	/**
	 * Returns whether the frames of a class are ignored, because they belong to proxies
	 * or reflection and their names differ between runs.
	 * @param type name of the class
	 * @return whether its frames are ignored
	 */
	public static boolean isNoise(String type) {
		return type.startsWith("jdk.internal.reflect.") || type.startsWith("java.lang.reflect.")
				|| type.startsWith("java.lang.invoke.") || type.contains("$$");
	}

	private static StackTraceElement[] frames(Throwable error) {
		try {
			return error.getStackTrace();
		}
		catch (Exception | LinkageError | StackOverflowError | AssertionError ex) {
			return new StackTraceElement[0];
		}
	}

	private static @Nullable Throwable cause(Throwable error) {
		try {
			return error.getCause();
		}
		catch (Exception | LinkageError | StackOverflowError | AssertionError ex) {
			return null;
		}
	}

}
