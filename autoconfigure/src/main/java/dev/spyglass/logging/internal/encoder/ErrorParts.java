/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.internal.encoder;

import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxy;
import dev.spyglass.failure.ErrorCode;
import org.jspecify.annotations.Nullable;

/**
 * Parts that describe an exception.
 */
final class ErrorParts {

	/** Maximum number of exceptions of a chain to search for an error code. */
	private static final int MAX_CARRIERS = 50;

	private ErrorParts() {
	}

	record Type(byte[] fragment) implements Part {

		@Override
		public void write(Line line) {
			IThrowableProxy throwable = line.event().getThrowableProxy();
			if (throwable != null) {
				line.text(this.fragment, StackTraces.type(throwable), CoreParts.MAX_NAME);
			}
		}

	}

	record Message(byte[] fragment) implements Part {

		@Override
		public void write(Line line) {
			IThrowableProxy throwable = line.event().getThrowableProxy();
			String message = (throwable != null) ? StackTraces.message(throwable) : null;
			if (message != null) {
				line.text(this.fragment, message, line.limits.message() / 4);
			}
		}

	}

	record Code(byte[] fragment) implements Part {

		@Override
		public void write(Line line) {
			IThrowableProxy throwable = line.event().getThrowableProxy();
			String code = (throwable != null) ? code(line, throwable) : null;
			if (code != null) {
				line.text(this.fragment, code, CoreParts.MAX_NAME);
			}
		}

		private static @Nullable String code(Line line, IThrowableProxy throwable) {
			if (line.collector.errorCode != null) {
				return String.valueOf(line.collector.errorCode);
			}
			IThrowableProxy current = throwable;
			for (int depth = 0; depth < MAX_CARRIERS && current != null && !current.isCyclic(); depth++) {
				if (current instanceof ThrowableProxy proxy && proxy.getThrowable() instanceof ErrorCode carrier
						&& carrier.errorCode() != null) {
					return carrier.errorCode();
				}
				current = current.getCause();
			}
			return null;
		}

	}

	record Fingerprint(byte[] fragment) implements Part {

		@Override
		public void write(Line line) {
			IThrowableProxy throwable = line.event().getThrowableProxy();
			if (throwable != null) {
				line.buffer.member(this.fragment);
				line.buffer.hexadecimal(line.stackTraces.fingerprint(throwable));
			}
		}

	}

	record StackTrace(byte[] fragment) implements Part {

		@Override
		public void write(Line line) {
			IThrowableProxy throwable = line.event().getThrowableProxy();
			if (throwable != null) {
				line.buffer.member(this.fragment);
				line.stackTraces.write(line.buffer, throwable);
			}
		}

	}

}
