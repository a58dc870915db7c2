/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.errors;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import dev.spyglass.context.redaction.Redaction;
import io.sentry.Breadcrumb;
import io.sentry.SentryBaseEvent;
import io.sentry.SentryEvent;
import io.sentry.SentryLogEvent;
import io.sentry.SentryLogEventAttributeValue;
import io.sentry.protocol.Message;
import io.sentry.protocol.Request;
import io.sentry.protocol.SentryException;
import io.sentry.protocol.SentryTransaction;
import org.jspecify.annotations.Nullable;

/**
 * Takes secrets out of everything that an event carries. A text that could not be checked
 * is dropped. Thread-safe.
 */
final class EventRedactor {

	private static final String DROPPED = "[dropped: redaction failed]";

	private static final int MAX_DEPTH = 20;

	private final Redaction redaction;

	EventRedactor(Redaction redaction) {
		this.redaction = redaction;
	}

	void redact(SentryEvent event) {
		redactBase(event);
		redact(event.getMessage());
		each(event.getExceptions(), (SentryException exception) -> change(exception.getValue(), exception::setValue));
		change(event.getTransaction(), event::setTransaction);
	}

	void redact(SentryTransaction transaction) {
		redactBase(transaction);
		each(transaction.getSpans(), (span) -> span.setData(map(span.getData())));
	}

	void redact(SentryLogEvent event) {
		change(event.getBody(), event::setBody);
		Map<String, SentryLogEventAttributeValue> attributes = event.getAttributes();
		if (attributes != null) {
			attributes.replaceAll((name, value) -> new SentryLogEventAttributeValue(value.getType(),
					value(name, value.getValue(), 0)));
		}
	}

	private void redactBase(SentryBaseEvent event) {
		redact(event.getRequest());
		each(event.getBreadcrumbs(), this::redact);
		Map<String, String> tags = event.getTags();
		if (tags != null) {
			event.setTags(texts(tags));
		}
		Map<String, Object> extras = event.getExtras();
		if (extras != null) {
			event.setExtras(present(map(extras)));
		}
		event.getContexts().entrySet().forEach((context) -> {
			if (context.getValue() instanceof Map<?, ?> map) {
				event.getContexts().put(context.getKey(), map(map));
			}
			else if (context.getValue() instanceof String text) {
				event.getContexts().put(context.getKey(), text(text));
			}
		});
	}

	private void redact(@Nullable Message message) {
		if (message == null) {
			return;
		}
		String formatted = message.getFormatted();
		change(message.getMessage(), message::setMessage);
		change(formatted, message::setFormatted);
		if (formatted == null || !formatted.equals(message.getFormatted())) {
			message.setParams(null); // One of them is the secret, without its key.
		}
		else if (message.getParams() != null) {
			message.setParams(message.getParams().stream().map(this::text).toList());
		}
	}

	private void redact(@Nullable Request request) {
		if (request == null) {
			return;
		}
		change(request.getUrl(), request::setUrl);
		change(request.getQueryString(), request::setQueryString);
		change(request.getFragment(), request::setFragment);
		change(request.getCookies(), (cookies) -> request.setCookies(this.redaction.mask()));
		request.setData(value("", request.getData(), 0));
		Map<String, String> headers = request.getHeaders();
		if (headers != null) {
			request.setHeaders(texts(headers));
		}
		Map<String, String> variables = request.getEnvs();
		if (variables != null) {
			request.setEnvs(texts(variables));
		}
	}

	private void redact(Breadcrumb breadcrumb) {
		change(breadcrumb.getMessage(), breadcrumb::setMessage);
		Map<String, Object> data = breadcrumb.getData();
		data.replaceAll((key, value) -> {
			Object checked = value(key, value, 0);
			return (checked != null) ? checked : DROPPED;
		});
	}

	private static <T> void each(@Nullable Collection<T> all, Consumer<T> action) {
		if (all != null) {
			all.forEach(action);
		}
	}

	private void change(@Nullable String text, Consumer<String> setter) {
		if (text != null) {
			setter.accept(text(text));
		}
	}

	private String text(String text) {
		try {
			return this.redaction.redact(text);
		}
		catch (Throwable ex) {
			return DROPPED;
		}
	}

	private Map<String, String> texts(Map<String, String> all) {
		Map<String, String> checked = new HashMap<>();
		all.forEach((key, value) -> checked.put(key, this.redaction.hides(key) ? this.redaction.mask() : text(value)));
		return checked;
	}

	private Map<String, @Nullable Object> map(@Nullable Map<?, ?> all) {
		return map(all, 0);
	}

	private Map<String, @Nullable Object> map(@Nullable Map<?, ?> all, int depth) {
		Map<String, @Nullable Object> checked = new HashMap<>();
		if (all != null) {
			all.forEach((key, value) -> checked.put(text(String.valueOf(key)),
					value(String.valueOf(key), value, depth + 1)));
		}
		return checked;
	}

	private static Map<String, Object> present(Map<String, @Nullable Object> all) {
		Map<String, Object> present = new HashMap<>();
		all.forEach((key, value) -> {
			if (value != null) {
				present.put(key, value);
			}
		});
		return present;
	}

	private @Nullable Object value(String key, @Nullable Object value, int depth) {
		if (value == null || value instanceof Boolean) {
			return value;
		}
		if (this.redaction.hides(key)) {
			return this.redaction.mask();
		}
		if (value instanceof Map<?, ?> map && depth < MAX_DEPTH) {
			return map(map, depth);
		}
		if (value instanceof List<?> list && depth < MAX_DEPTH) {
			return list.stream().map((element) -> value("", element, depth + 1)).toList();
		}
		String text = String.valueOf(value);
		String checked = text(text);
		return (value instanceof Number && checked.equals(text)) ? value : checked;
	}

}
