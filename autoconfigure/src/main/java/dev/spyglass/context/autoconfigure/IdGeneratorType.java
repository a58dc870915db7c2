/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.context.autoconfigure;

import dev.spyglass.context.RequestIdGenerator;

/**
 * Generators that can be chosen by property.
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
			case PREFIXED -> RequestIdGenerator.prefixed(prefix);
			case UUID -> RequestIdGenerator.uuid();
			case UUIDV7 -> RequestIdGenerator.uuidV7();
			case ULID -> RequestIdGenerator.ulid();
			case TRACE_ID -> RequestIdGenerator.traceId();
		};
	}

}
