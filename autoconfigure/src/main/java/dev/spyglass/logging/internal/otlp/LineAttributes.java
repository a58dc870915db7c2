/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.internal.otlp;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.logs.LogRecordBuilder;
import tools.jackson.databind.JsonNode;

/**
 * Converts JSON values to attributes. Types are kept, and members of objects get dotted
 * names.
 */
final class LineAttributes {

	private LineAttributes() {
	}

	static void put(LogRecordBuilder logRecord, String name, JsonNode value) {
		if (value.isObject()) {
			value.properties().forEach((member) -> put(logRecord, name + "." + member.getKey(), member.getValue()));
		}
		else if (value.isArray()) {
			putAll(logRecord, name, value);
		}
		else if (value.isBoolean()) {
			logRecord.setAttribute(AttributeKey.booleanKey(name), value.booleanValue());
		}
		else if (isLong(value)) {
			logRecord.setAttribute(AttributeKey.longKey(name), value.longValue());
		}
		else if (value.isNumber()) {
			logRecord.setAttribute(AttributeKey.doubleKey(name), value.doubleValue());
		}
		else if (!value.isNull()) {
			logRecord.setAttribute(AttributeKey.stringKey(name), value.asString());
		}
	}

	private static void putAll(LogRecordBuilder logRecord, String name, JsonNode array) {
		List<JsonNode> elements = new ArrayList<>();
		array.forEach(elements::add);
		if (elements.stream().allMatch(LineAttributes::isLong)) {
			logRecord.setAttribute(AttributeKey.longArrayKey(name), map(elements, JsonNode::longValue));
		}
		else if (elements.stream().allMatch(JsonNode::isNumber)) {
			logRecord.setAttribute(AttributeKey.doubleArrayKey(name), map(elements, JsonNode::doubleValue));
		}
		else {
			logRecord.setAttribute(AttributeKey.stringArrayKey(name),
					map(elements, (element) -> element.isString() ? element.stringValue() : element.toString()));
		}
	}

	private static boolean isLong(JsonNode value) {
		return value.isIntegralNumber() && value.canConvertToLong();
	}

	private static <T> List<T> map(List<JsonNode> elements, Function<JsonNode, T> mapping) {
		return elements.stream().map(mapping).toList();
	}

}
