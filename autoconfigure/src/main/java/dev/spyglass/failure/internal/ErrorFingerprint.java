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

import org.jspecify.annotations.Nullable;

/**
 * What equal errors have in common, whichever signal tells of them: a hash over the
 * classes of the chain and the topmost methods of each, without messages and line
 * numbers, so that it survives a new release. Stateless.
 */
public final class ErrorFingerprint {

	/** Value to begin with. */
	public static final long START = 0xcbf29ce484222325L;

	/** Exceptions of a chain that count, from the outermost on. */
	public static final int MAX_EXCEPTIONS = 20;

	/** Frames of one exception that count, {@linkplain #isNoise noise} not included. */
	public static final int MAX_FRAMES = 8;

	private static final long FACTOR = 0x100000001b3L;

	private ErrorFingerprint() {
	}

	/**
	 * Returns the fingerprint of an error, as its line has it.
	 * @param error any error, hostile ones included
	 * @return 16 hexadecimal digits
	 */
	public static String of(Throwable error) {
		Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
		long hash = START;
		Throwable current = error;
		while (current != null && seen.size() < MAX_EXCEPTIONS && seen.add(current)) {
			hash = mix(mix(hash, current.getClass().getName()), frames(current));
			current = cause(current);
		}
		return HexFormat.of().toHexDigits(hash);
	}

	private static long mix(long hash, StackTraceElement[] frames) {
		long result = hash;
		int counted = 0;
		for (int index = 0; index < frames.length && counted < MAX_FRAMES; index++) {
			if (!isNoise(frames[index].getClassName())) {
				result = mix(mix(result, frames[index].getClassName()), frames[index].getMethodName());
				counted++;
			}
		}
		return result;
	}

	/**
	 * Mixes a name into a hash. String's own hash is specified, hence the same in every
	 * JVM.
	 * @param hash hash of what came before
	 * @param name name of a class or a method
	 * @return the new hash
	 */
	public static long mix(long hash, String name) {
		long result = (hash ^ name.hashCode()) * FACTOR;
		return result ^ (result >>> 29);
	}

	/**
	 * Says whether frames of a class tell nothing: proxies and reflection, whose names
	 * differ from start to start.
	 * @param type name of the class
	 * @return whether its frames are left out
	 */
	public static boolean isNoise(String type) {
		return type.startsWith("jdk.internal.reflect.") || type.startsWith("java.lang.reflect.")
				|| type.startsWith("java.lang.invoke.") || type.contains("$$");
	}

	private static StackTraceElement[] frames(Throwable error) {
		try {
			return error.getStackTrace();
		}
		catch (RuntimeException ex) {
			return new StackTraceElement[0];
		}
	}

	private static @Nullable Throwable cause(Throwable error) {
		try {
			return error.getCause();
		}
		catch (RuntimeException ex) {
			return null;
		}
	}

}
