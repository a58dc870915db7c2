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
 * Guards requests against a generator that fails or breaks the format.
 */
final class FallbackRequestIdGenerator implements RequestIdGenerator {

	private static final Logger logger = LoggerFactory.getLogger(RequestIdGenerator.class);

	private static final long QUIET = TimeUnit.MINUTES.toNanos(1);

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
			warn((id != null) ? "an id that is not safe to log" : "null", null);
		}
		catch (Exception ex) {
			warn("an exception", ex);
		}
		return this.fallback.generate();
	}

	private @Nullable String generateUnchecked(RequestHeaders request) {
		return this.delegate.generate(request); // A user's own may break the contract.
	}

	private void warn(String what, @Nullable Exception ex) {
		long now = this.nanoTime.getAsLong();
		long due = this.nextWarning.get();
		if (now - due >= 0 && this.nextWarning.compareAndSet(due, now + QUIET)) {
			logger.warn("The request id generator {} gave {}; ids of the default generator are used instead",
					this.delegate.getClass().getName(), what, ex);
		}
	}

}
