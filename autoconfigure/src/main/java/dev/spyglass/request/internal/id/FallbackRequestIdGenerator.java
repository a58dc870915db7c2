/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.request.internal.id;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

import dev.spyglass.request.id.RequestHeaders;
import dev.spyglass.request.id.RequestIdGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delegates to a configured generator, and uses the default generator if that one fails
 * or returns an invalid id. Thread-safe if the delegate is.
 */
final class FallbackRequestIdGenerator implements RequestIdGenerator {

	private static final Logger logger = LoggerFactory.getLogger(RequestIdGenerator.class);

	private static final long WARNING_INTERVAL = TimeUnit.MINUTES.toNanos(1);

	private final RequestIdGenerator delegate;

	private final RequestIdFormat format = RequestIdFormat.standard();

	private final LongSupplier nanoTime;

	private final RequestIdGenerator fallback = RequestIdGenerators.prefixed();

	private final AtomicLong nextWarning;

	FallbackRequestIdGenerator(RequestIdGenerator delegate, LongSupplier nanoTime) {
		this.delegate = delegate;
		this.nanoTime = nanoTime;
		this.nextWarning = new AtomicLong(nanoTime.getAsLong());
	}

	@Override
	public String generate() {
		return generate((name) -> List.of());
	}

	@Override
	public String generate(RequestHeaders request) {
		try {
			String id = generateUnchecked(request);
			if (id != null && this.format.accepts(id)) {
				return id;
			}
			warn((id != null) ? "returned an id that is not safe to log" : "returned null", null);
		}
		catch (Exception | LinkageError | StackOverflowError | AssertionError ex) {
			warn("threw an exception", ex);
		}
		return this.fallback.generate();
	}

	private @Nullable String generateUnchecked(RequestHeaders request) {
		// A custom generator may return null despite its contract.
		return this.delegate.generate(request);
	}

	private void warn(String problem, @Nullable Throwable ex) {
		long now = this.nanoTime.getAsLong();
		long due = this.nextWarning.get();
		if (now - due >= 0 && this.nextWarning.compareAndSet(due, now + WARNING_INTERVAL)) {
			logger.warn("The request id generator {} {}; the default generator is used instead",
					this.delegate.getClass().getName(), problem, ex);
		}
	}

}
