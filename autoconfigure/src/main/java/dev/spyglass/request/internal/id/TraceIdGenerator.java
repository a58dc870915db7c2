/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.request.internal.id;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.spyglass.request.id.RequestHeaders;
import dev.spyglass.request.id.RequestIdGenerator;
import dev.spyglass.vocabulary.HeaderNames;

/**
 * Uses the trace id in the caller's {@code traceparent} (W3C Trace Context, section 3.2)
 * as the request id. Without a valid one, generates 32 hexadecimal digits, which are a
 * valid trace id. Thread-safe.
 */
final class TraceIdGenerator implements RequestIdGenerator {

	private static final Pattern TRACEPARENT = Pattern
		.compile("(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}(?:-.{0,200})?");

	private final RequestIdGenerator half = new PrefixedIdGenerator("");

	@Override
	public String generate() {
		return this.half.generate() + this.half.generate();
	}

	@Override
	public String generate(RequestHeaders request) {
		List<String> values = request.values(HeaderNames.TRACEPARENT);
		if (values.size() != 1) {
			return generate();
		}
		Matcher matcher = TRACEPARENT.matcher(values.get(0));
		return matcher.matches() ? matcher.group(1) : generate();
	}

}
