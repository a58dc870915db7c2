/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.request.autoconfigure;

import dev.spyglass.request.id.RequestIdGenerator;
import dev.spyglass.request.internal.id.RequestIdGenerators;

/**
 * Defines the request id generators that can be configured.
 */
enum IdGeneratorType {

	/** A prefix and 16 hexadecimal digits. */
	PREFIXED,

	/** Random UUID (RFC 9562, version 4). */
	UUID,

	/** UUID that sorts by time (RFC 9562, version 7). */
	UUIDV7,

	/** ULID, which sorts by time. */
	ULID,

	/** The request's trace id. */
	TRACE_ID;

	RequestIdGenerator create(String prefix) {
		return switch (this) {
			case PREFIXED -> RequestIdGenerators.prefixed(prefix);
			case UUID -> RequestIdGenerators.uuid();
			case UUIDV7 -> RequestIdGenerators.uuidV7();
			case ULID -> RequestIdGenerators.ulid();
			case TRACE_ID -> RequestIdGenerators.traceId();
		};
	}

}
