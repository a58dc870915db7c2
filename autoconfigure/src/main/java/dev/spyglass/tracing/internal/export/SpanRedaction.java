/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.tracing.internal.export;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import dev.spyglass.redaction.internal.Redaction;
import dev.spyglass.vocabulary.MeterNames;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.AttributeType;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;

/**
 * Takes out of a span's attributes what nobody else should know: secrets as everywhere,
 * query strings, and the values in SQL. A value that can't be examined is hidden.
 * Thread-safe.
 */
final class SpanRedaction {

	private static final Set<String> URLS = Set.of("http.url", "http.target", "url.full", "url.original", "uri");

	private static final Set<String> QUERIES = Set.of("url.query", "http.query");

	private static final List<String> STATEMENTS = List.of("db.statement", "db.query.text", MeterNames.JDBC_QUERY);

	private static final List<String> PARAMETERS = List.of("db.query.parameter", "db.operation.parameter",
			"jdbc.params");

	private static final List<String> HEADERS = List.of("http.request.header.", "http.response.header.");

	private static final int MAX_REMEMBERED = 1024;

	private final Map<String, Content> contents = new ConcurrentHashMap<>();

	private final Redaction redaction;

	SpanRedaction(Redaction redaction) {
		this.redaction = redaction;
	}

	Attributes redact(Attributes attributes) {
		AttributesBuilder redacted = Attributes.builder();
		attributes.forEach((key, value) -> put(redacted, key, value));
		return redacted.build();
	}

	@SuppressWarnings("unchecked")
	private void put(AttributesBuilder redacted, AttributeKey<?> key, Object value) {
		String name = key.getKey();
		boolean text = key.getType() == AttributeType.STRING;
		try {
			Content content = content(name);
			if (content == Content.SECRET) {
				redacted.put(name, this.redaction.mask());
			}
			else if (text) {
				redacted.put((AttributeKey<String>) key, text(content, (String) value));
			}
			else if (key.getType() == AttributeType.STRING_ARRAY) {
				redacted.put((AttributeKey<List<String>>) key,
						((List<String>) value).stream().map((element) -> text(content, element)).toList());
			}
			else {
				redacted.put((AttributeKey<Object>) key, value);
			}
		}
		catch (RuntimeException ex) {
			redacted.put(name, Redaction.MASK);
		}
	}

	/** Remembered, for a span has many attributes and an application few names. */
	private Content content(String name) {
		Content known = this.contents.get(name);
		if (known != null) {
			return known;
		}
		Content content = decide(name);
		if (this.contents.size() < MAX_REMEMBERED) {
			this.contents.put(name, content);
		}
		return content;
	}

	private Content decide(String name) {
		String header = name;
		for (String prefix : HEADERS) {
			header = name.startsWith(prefix) ? name.substring(prefix.length()) : header;
		}
		if (QUERIES.contains(name) || startsWithAny(name, PARAMETERS) || this.redaction.hides(header)) {
			return Content.SECRET;
		}
		if (URLS.contains(name.toLowerCase(Locale.ROOT))) {
			return Content.URL;
		}
		return startsWithAny(name, STATEMENTS) ? Content.STATEMENT : Content.TEXT;
	}

	private String text(Content content, String value) {
		return redact(switch (content) {
			case URL -> withoutQuery(value);
			case STATEMENT -> SqlLiterals.hide(value);
			default -> value;
		});
	}

	private static boolean startsWithAny(String name, List<String> prefixes) {
		return prefixes.stream().anyMatch(name::startsWith);
	}

	private String withoutQuery(String url) {
		int query = url.indexOf('?');
		return (query < 0 || query == url.length() - 1) ? url : url.substring(0, query + 1) + this.redaction.mask();
	}

	/**
	 * Takes secrets out of free text.
	 * @param text a name, a message, a stack trace
	 * @return the text without secrets
	 */
	String redact(String text) {
		try {
			return this.redaction.redact(text);
		}
		catch (RuntimeException ex) {
			return Redaction.MASK;
		}
	}

	/** What an attribute holds, going by its name. */
	private enum Content {

		SECRET, URL, STATEMENT, TEXT

	}

}
