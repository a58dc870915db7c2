/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.internal.encoder;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import dev.spyglass.vocabulary.LogField;
import org.jspecify.annotations.Nullable;

/**
 * Writes a member of the object that describes a request.
 *
 * @param fragment the field name, ready to write
 * @param member name of the member in the vocabulary
 * @param type required type of the member
 * @param asText whether to write a number as text
 */
record HttpPart(byte[] fragment, String member, LogField.Type type, boolean asText) implements Part {

	HttpPart(byte[] fragment, String member) {
		this(fragment, member, type(member), false);
	}

	static HttpPart text(byte[] fragment, String member) {
		return new HttpPart(fragment, member, type(member), true);
	}

	private static LogField.Type type(String name) {
		return LogField.HTTP.members()
			.stream()
			.filter((member) -> member.name().equals(name))
			.findFirst()
			.orElseThrow()
			.type();
	}

	private static @Nullable Map<?, ?> request(Line line) {
		return (line.collector.slots[LogField.HTTP.ordinal()] instanceof Map<?, ?> request) ? request : null;
	}

	@Override
	public void write(Line line) {
		Map<?, ?> request = request(line);
		Object value = (request != null) ? SlotTypes.typed(this.type, request.get(this.member)) : null;
		if (value != null) {
			line.keyValue(line.key(this.member), this.fragment, this.asText ? value.toString() : value);
		}
	}

	/**
	 * Writes the members that are not part of the vocabulary.
	 */
	record Others(byte[] fragment) implements Part {

		private static final Set<String> KNOWN = LogField.HTTP.members()
			.stream()
			.map(LogField.Member::name)
			.collect(Collectors.toUnmodifiableSet());

		@Override
		public void write(Line line) {
			Map<?, ?> request = request(line);
			if (request == null) {
				return;
			}
			request.forEach((name, value) -> {
				if (name instanceof String text && value != null && !KNOWN.contains(text)) {
					Key key = line.key(text);
					line.keyValue(key, key.fragment(), value);
				}
			});
		}

	}

	/**
	 * Duration in seconds as text, in the format of Google's {@code httpRequest}.
	 */
	record Latency(byte[] fragment) implements Part {

		@Override
		public void write(Line line) {
			if (request(line) != null
					&& line.collector.slots[LogField.DURATION_MS.ordinal()] instanceof Number milliseconds) {
				long micros = Math.round(milliseconds.doubleValue() * 1000);
				line.buffer.member(this.fragment);
				line.buffer.raw((byte) '"');
				line.buffer.number(micros / 1_000_000);
				line.buffer.raw((byte) '.');
				line.buffer.digits((int) (micros % 1_000_000), 6);
				line.buffer.ascii("s\"");
			}
		}

	}

}
