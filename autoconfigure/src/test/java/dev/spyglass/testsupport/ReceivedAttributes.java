/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.testsupport;

import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.google.protobuf.ByteString;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;

/**
 * Turns what OTLP transports into plain values.
 */
final class ReceivedAttributes {

	private ReceivedAttributes() {
	}

	static Map<String, Object> of(List<KeyValue> attributes) {
		Map<String, Object> plain = new LinkedHashMap<>();
		attributes.forEach((attribute) -> plain.put(attribute.getKey(), value(attribute.getValue())));
		return plain;
	}

	private static Object value(AnyValue value) {
		return switch (value.getValueCase()) {
			case STRING_VALUE -> value.getStringValue();
			case BOOL_VALUE -> value.getBoolValue();
			case INT_VALUE -> value.getIntValue();
			case DOUBLE_VALUE -> value.getDoubleValue();
			case ARRAY_VALUE -> value.getArrayValue().getValuesList().stream().map(ReceivedAttributes::value).toList();
			case KVLIST_VALUE -> of(value.getKvlistValue().getValuesList());
			default -> "";
		};
	}

	static String hex(ByteString bytes) {
		return HexFormat.of().formatHex(bytes.toByteArray());
	}

}
