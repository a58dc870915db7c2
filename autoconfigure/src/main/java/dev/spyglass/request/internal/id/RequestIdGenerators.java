/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.request.internal.id;

import java.time.Clock;

import dev.spyglass.request.id.RequestIdGenerator;

/**
 * Creates the generators that can be configured. They are stateless and thread-safe.
 */
public final class RequestIdGenerators {

	private RequestIdGenerators() {
	}

	/**
	 * Returns a generator for ids that consist of a prefix and 16 hexadecimal digits.
	 * @param prefix the prefix
	 * @return the generator
	 */
	public static RequestIdGenerator prefixed(String prefix) {
		return new PrefixedIdGenerator(prefix);
	}

	/**
	 * Returns the default generator: {@code req_} and 16 hexadecimal digits.
	 * @return the generator
	 */
	public static RequestIdGenerator prefixed() {
		return prefixed("req_");
	}

	/**
	 * Returns a generator of random UUIDs (RFC 9562, version 4).
	 * @return the generator
	 */
	public static RequestIdGenerator uuid() {
		return UuidGenerators::random;
	}

	/**
	 * Returns a generator of UUIDs that sort by time (RFC 9562, version 7).
	 * @return the generator
	 */
	public static RequestIdGenerator uuidV7() {
		Clock clock = Clock.systemUTC();
		return () -> UuidGenerators.timeOrdered(clock.millis());
	}

	/**
	 * Returns a generator of ULIDs.
	 * @return the generator
	 * @see <a href="https://github.com/ulid/spec">ULID specification</a>
	 */
	public static RequestIdGenerator ulid() {
		Clock clock = Clock.systemUTC();
		return () -> Ulid.of(clock.millis());
	}

	/**
	 * Returns a generator that uses the caller's trace id as the request id. A request
	 * without a trace gets a new id, which Spyglass' tracing then uses as the trace id.
	 * @return the generator
	 */
	public static RequestIdGenerator traceId() {
		return new TraceIdGenerator();
	}

}
