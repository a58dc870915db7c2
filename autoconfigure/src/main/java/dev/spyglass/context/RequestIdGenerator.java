/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.context;

import java.time.Clock;

/**
 * Makes ids for requests that bring none. Declare a bean of this type to replace the
 * configured generator. Implementations are called by many threads at once and should
 * neither block nor share a lock.
 */
@FunctionalInterface
public interface RequestIdGenerator {

	/**
	 * Makes a new id. An exception or {@code null} does no harm to the request: it gets
	 * an id of the default generator, and a warning is logged at most once a minute.
	 * @return an id of the characters and the length that
	 * {@link RequestIdFormat#standard()} accepts
	 */
	String generate();

	/**
	 * Makes a new id for a request that may tell something about it. By default its
	 * headers don't matter.
	 * @param request the request's headers
	 * @return as for {@link #generate()}
	 */
	default String generate(RequestHeaders request) {
		return generate();
	}

	/**
	 * Returns a generator of a prefix and 16 hexadecimal digits.
	 * @param prefix the prefix
	 * @return a generator without state of its own
	 */
	static RequestIdGenerator prefixed(String prefix) {
		return new PrefixedIdGenerator(prefix);
	}

	/**
	 * Returns the default generator: {@code req_} and 16 hexadecimal digits.
	 * @return a generator without state of its own
	 */
	static RequestIdGenerator prefixed() {
		return prefixed("req_");
	}

	/**
	 * Returns a generator of random UUIDs (RFC 9562, version 4).
	 * @return a generator without state of its own
	 */
	static RequestIdGenerator uuid() {
		return UuidGenerators::random;
	}

	/**
	 * Returns a generator of UUIDs that sort by time (RFC 9562, version 7).
	 * @return a generator without state of its own
	 */
	static RequestIdGenerator uuidV7() {
		Clock clock = Clock.systemUTC();
		return () -> UuidGenerators.timeOrdered(clock.millis());
	}

	/**
	 * Returns a generator of ULIDs.
	 * @return a generator without state of its own
	 * @see <a href="https://github.com/ulid/spec">ULID specification</a>
	 */
	static RequestIdGenerator ulid() {
		Clock clock = Clock.systemUTC();
		return () -> Ulid.of(clock.millis());
	}

	/**
	 * Returns a generator that takes the caller's trace id as the request's id. A caller
	 * without a trace gets a new id that Spyglass' tracing then uses as the trace id.
	 * @return a generator without state of its own
	 */
	static RequestIdGenerator traceId() {
		return new TraceIdGenerator();
	}

}
