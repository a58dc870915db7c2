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
 * Redacts the attributes of a span: secrets, query strings of URLs, and values in SQL
 * statements. If the redaction of a value fails, the whole value is replaced.
 * Thread-safe.
 */
final class SpanRedaction {

	private static final Set<String> URLS = Set.of("http.url", "http.target", "url.full", "url.original", "uri");

	private static final Set<String> QUERIES = Set.of("url.query", "http.query");

	private static final List<String> STATEMENTS = List.of("db.statement", "db.query.text", MeterNames.JDBC_QUERY);

	private static final List<String> PARAMETERS = List.of("db.query.parameter", "db.operation.parameter",
			"jdbc.params");

	private static final List<String> HEADERS = List.of("http.request.header.", "http.response.header.");

	private static final int MAX_CACHED = 1024;

	private final Map<String, Content> contentCache = new ConcurrentHashMap<>();

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
		catch (Throwable ex) {
			// An error here would end the thread that exports all spans.
			redacted.put(name, Redaction.MASK);
		}
	}

	/**
	 * Returns the content of an attribute, from a cache. Spans have many attributes, but
	 * an application uses few names.
	 */
	private Content content(String name) {
		Content cached = this.contentCache.get(name);
		if (cached != null) {
			return cached;
		}
		Content content = decide(name);
		if (this.contentCache.size() < MAX_CACHED) {
			this.contentCache.put(name, content);
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
	 * Redacts secrets in free text.
	 * @param text a name, a message or a stack trace
	 * @return the text without secrets
	 */
	String redact(String text) {
		try {
			return this.redaction.redact(text);
		}
		catch (Throwable ex) {
			return Redaction.MASK;
		}
	}

	/** Defines the kinds of content of an attribute, which follow from its name. */
	private enum Content {

		SECRET, URL, STATEMENT, TEXT

	}

}
