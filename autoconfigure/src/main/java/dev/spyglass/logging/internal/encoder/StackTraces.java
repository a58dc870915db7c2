/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.internal.encoder;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.StackTraceElementProxy;
import ch.qos.logback.classic.spi.ThrowableProxy;
import dev.spyglass.failure.internal.ErrorFingerprint;
import org.jspecify.annotations.Nullable;

/**
 * Writes stack traces with the root cause first, and their fingerprints. Frames of
 * proxies and reflection, and frames in common with the wrapping exception, are omitted.
 * Thread-safe.
 */
final class StackTraces {

	/** Maximum number of exceptions of a chain to write. */
	private static final int MAX_CHAIN = 20;

	/** Maximum number of exceptions of a chain to visit. */
	private static final int MAX_WALK = 100_000;

	private static final int MAX_SUPPRESSED = 10;

	/** Maximum number of frames of one exception to write. */
	private static final int MAX_FRAMES = 100;

	private static final byte[] WRAPPED_BY = "\\nWrapped by: ".getBytes(StandardCharsets.US_ASCII);

	private static final byte[] SUPPRESSED = "\\n\\tSuppressed: ".getBytes(StandardCharsets.US_ASCII);

	private static final byte[] MORE = "\\n\\t... ".getBytes(StandardCharsets.US_ASCII);

	private final TextGuard guard;

	private final JsonLineLimits limits;

	private final FrameCache cache;

	private final Predicate<StackTraceElement> noise;

	StackTraces(TextGuard guard, JsonLineLimits limits) {
		this.guard = guard;
		this.limits = limits;
		this.cache = new FrameCache(guard);
		this.noise = (frame) -> this.cache.get(frame).noise();
	}

	/** Writes the stack trace as a quoted text. */
	void write(Utf8Buffer buffer, IThrowableProxy throwable) {
		int limit = buffer.limit;
		buffer.limit = Math.min(limit, buffer.size + this.limits.stackTrace() - Utf8Buffer.CUT_MARK);
		try {
			buffer.raw((byte) '"');
			List<IThrowableProxy> chain = chain(throwable);
			for (int index = chain.size() - 1; index >= 0 && !isFull(buffer); index--) {
				if (index < chain.size() - 1) {
					buffer.raw(WRAPPED_BY);
				}
				if (index == MAX_CHAIN / 2 && chain.size() > MAX_CHAIN) {
					more(buffer, chain.size() - MAX_CHAIN, " causes left out");
					buffer.raw(WRAPPED_BY);
				}
				if (index < MAX_CHAIN / 2 || index >= chain.size() - MAX_CHAIN / 2) {
					one(buffer, chain.get(index), true);
				}
			}
		}
		finally {
			boolean full = isFull(buffer);
			buffer.limit = limit;
			if (full) {
				more(buffer, 0, "[cut]");
			}
			buffer.raw((byte) '"');
		}
	}

	private static boolean isFull(Utf8Buffer buffer) {
		return buffer.size >= buffer.limit;
	}

	/**
	 * Returns the chain from the outermost exception to the root cause. A cycle ends
	 * where it closes.
	 */
	private static List<IThrowableProxy> chain(IThrowableProxy throwable) {
		List<IThrowableProxy> chain = new ArrayList<>(4);
		IThrowableProxy current = throwable;
		while (current != null && chain.size() < MAX_WALK) {
			chain.add(current);
			current = current.isCyclic() ? null : current.getCause();
		}
		return chain;
	}

	private void one(Utf8Buffer buffer, IThrowableProxy throwable, boolean withSuppressed) {
		heading(buffer, throwable);
		frames(buffer, throwable);
		IThrowableProxy[] suppressed = throwable.getSuppressed();
		if (suppressed == null || !withSuppressed) {
			return;
		}
		for (int index = 0; index < Math.min(suppressed.length, MAX_SUPPRESSED) && !isFull(buffer); index++) {
			buffer.raw(SUPPRESSED);
			one(buffer, suppressed[index], false);
		}
	}

	private void heading(Utf8Buffer buffer, IThrowableProxy throwable) {
		buffer.escaped(type(throwable), this.limits.message());
		String message = message(throwable);
		if (message != null) {
			buffer.ascii(": ");
			buffer.escaped(this.guard.redact(message), this.limits.message() / 4);
		}
		if (throwable.isCyclic()) {
			buffer.ascii(" [circular]");
		}
	}

	/** Returns the class name, which is the original one for a sanitized exception. */
	static String type(IThrowableProxy throwable) {
		if (throwable instanceof ThrowableProxy proxy && proxy.getThrowable() instanceof SanitizedThrowable sanitized) {
			return sanitized.type();
		}
		return throwable.getClassName();
	}

	static @Nullable String message(IThrowableProxy throwable) {
		try {
			return throwable.getMessage();
		}
		catch (Throwable ex) {
			return ValueWriter.placeholder(throwable, ex);
		}
	}

	private void frames(Utf8Buffer buffer, IThrowableProxy throwable) {
		StackTraceElementProxy[] frames = throwable.getStackTraceElementProxyArray();
		if (frames == null) {
			return;
		}
		int own = frames.length - throwable.getCommonFrames();
		int excluded = 0;
		int written = 0;
		for (int index = 0; index < own && written < MAX_FRAMES && !isFull(buffer); index++) {
			FrameCache.Frame frame = this.cache.get(frames[index].getStackTraceElement());
			if (frame.noise()) {
				excluded++;
				continue;
			}
			buffer.raw(frame.bytes());
			written++;
		}
		int left = own - written - excluded;
		if (left > 0) {
			more(buffer, left, " frames left out");
		}
		if (throwable.getCommonFrames() > 0) {
			more(buffer, throwable.getCommonFrames(), " common frames left out");
		}
	}

	private static void more(Utf8Buffer buffer, int count, String what) {
		buffer.raw(MORE);
		if (count > 0) {
			buffer.number(count);
		}
		buffer.ascii(what);
	}

	/**
	 * Returns the same fingerprint as {@link ErrorFingerprint#of}, for an exception of
	 * Logback's.
	 */
	long fingerprint(IThrowableProxy throwable) {
		ErrorFingerprint fingerprint = new ErrorFingerprint(this.noise);
		IThrowableProxy current = throwable;
		while (current != null && !current.isCyclic() && add(fingerprint, current)) {
			current = current.getCause();
		}
		return fingerprint.value();
	}

	private static boolean add(ErrorFingerprint fingerprint, IThrowableProxy throwable) {
		StackTraceElementProxy[] frames = throwable.getStackTraceElementProxyArray();
		return fingerprint.add(type(throwable), (frames != null) ? frames.length : 0,
				(index) -> frames[index].getStackTraceElement());
	}

}
