/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.sentry.internal;

import java.util.Collection;
import java.util.Map;
import java.util.function.Consumer;

import dev.spyglass.redaction.internal.Redaction;
import io.sentry.Breadcrumb;
import io.sentry.SentryBaseEvent;
import io.sentry.SentryEvent;
import io.sentry.SentryLogEvent;
import io.sentry.SentryLogEventAttributeValue;
import io.sentry.SpanContext;
import io.sentry.protocol.Mechanism;
import io.sentry.protocol.Message;
import io.sentry.protocol.Request;
import io.sentry.protocol.Response;
import io.sentry.protocol.SentryException;
import io.sentry.protocol.SentryStackFrame;
import io.sentry.protocol.SentryStackTrace;
import io.sentry.protocol.SentryTransaction;
import io.sentry.protocol.User;
import org.jspecify.annotations.Nullable;

/**
 * Redacts secrets in all parts of an event. If the redaction throws, so do these methods;
 * the event must then not be sent. Thread-safe.
 */
final class EventRedactor {

	private final ValueRedactor values;

	EventRedactor(Redaction redaction) {
		this.values = new ValueRedactor(redaction);
	}

	void redact(SentryEvent event) {
		redactBase(event);
		redact(event.getMessage());
		each(event.getExceptions(), this::redact);
		each(event.getThreads(), (thread) -> redact(thread.getStacktrace()));
		this.values.change(event.getTransaction(), event::setTransaction);
		if (event.getFingerprints() != null) {
			event.setFingerprints(event.getFingerprints().stream().map(this.values::text).toList());
		}
	}

	void redact(SentryTransaction transaction) {
		redactBase(transaction);
		each(transaction.getSpans(), (span) -> this.values.changeMap(span.getData(), span::setData));
	}

	void redact(SentryLogEvent event) {
		this.values.change(event.getBody(), event::setBody);
		Map<String, SentryLogEventAttributeValue> attributes = event.getAttributes();
		if (attributes != null) {
			attributes.replaceAll((name, value) -> new SentryLogEventAttributeValue(value.getType(),
					this.values.value(name, value.getValue())));
		}
	}

	private void redactBase(SentryBaseEvent event) {
		redact(event.getRequest());
		redact(event.getUser());
		each(event.getBreadcrumbs(), this::redact);
		this.values.changeTexts(event.getTags(), event::setTags);
		this.values.changeMap(event.getExtras(), event::setExtras);
		event.getContexts().entrySet().forEach((context) -> redact(event, context.getKey(), context.getValue()));
	}

	private void redact(SentryBaseEvent event, String name, Object context) {
		if (context instanceof Response response) {
			this.values.changeTexts(response.getHeaders(), response::setHeaders);
			this.values.change(response.getCookies(), (cookies) -> response.setCookies(this.values.mask()));
			response.setData(this.values.value("", response.getData()));
		}
		else if (context instanceof SpanContext trace) {
			trace.getData().replaceAll(this.values::value);
		}
		else if (!context.getClass().getName().startsWith("io.sentry.")) {
			Object checked = this.values.value(name, context);
			event.getContexts().put(name, (checked != null) ? checked : this.values.mask());
		}
	}

	private void redact(@Nullable Message message) {
		if (message == null) {
			return;
		}
		String formatted = message.getFormatted();
		this.values.change(message.getMessage(), message::setMessage);
		this.values.change(formatted, message::setFormatted);
		if (formatted == null || !formatted.equals(message.getFormatted())) {
			// A parameter may be the secret, without the key that identifies it.
			message.setParams(null);
		}
		else if (message.getParams() != null) {
			message.setParams(message.getParams().stream().map(this.values::text).toList());
		}
	}

	private void redact(SentryException exception) {
		this.values.change(exception.getValue(), exception::setValue);
		redact(exception.getStacktrace());
		Mechanism mechanism = exception.getMechanism();
		if (mechanism != null) {
			this.values.change(mechanism.getDescription(), mechanism::setDescription);
			this.values.changeMap(mechanism.getData(), mechanism::setData);
			this.values.changeMap(mechanism.getMeta(), mechanism::setMeta);
		}
	}

	private void redact(@Nullable SentryStackTrace stackTrace) {
		if (stackTrace != null) {
			each(stackTrace.getFrames(), (SentryStackFrame frame) -> {
				this.values.changeMap(frame.getVars(), frame::setVars);
				this.values.change(frame.getContextLine(), frame::setContextLine);
			});
		}
	}

	private void redact(@Nullable Request request) {
		if (request == null) {
			return;
		}
		this.values.change(request.getUrl(), request::setUrl);
		this.values.change(request.getQueryString(), request::setQueryString);
		this.values.change(request.getFragment(), request::setFragment);
		this.values.change(request.getCookies(), (cookies) -> request.setCookies(this.values.mask()));
		request.setData(this.values.value("", request.getData()));
		this.values.changeTexts(request.getHeaders(), request::setHeaders);
		this.values.changeTexts(request.getEnvs(), request::setEnvs);
		this.values.changeTexts(request.getOthers(), request::setOthers);
	}

	private void redact(@Nullable User user) {
		if (user != null) {
			this.values.change(user.getId(), user::setId);
			this.values.change(user.getUsername(), user::setUsername);
			this.values.change(user.getEmail(), user::setEmail);
			this.values.changeTexts(user.getData(), user::setData);
		}
	}

	private void redact(Breadcrumb breadcrumb) {
		this.values.change(breadcrumb.getMessage(), breadcrumb::setMessage);
		this.values.change(breadcrumb.getCategory(), breadcrumb::setCategory);
		this.values.change(breadcrumb.getType(), breadcrumb::setType);
		Map.copyOf(breadcrumb.getData()).forEach((key, value) -> {
			Object checked = this.values.value(key, value);
			breadcrumb.removeData(key);
			breadcrumb.setData(this.values.text(key), (checked != null) ? checked : this.values.mask());
		});
	}

	private static <T> void each(@Nullable Collection<T> all, Consumer<T> action) {
		if (all != null) {
			all.forEach(action);
		}
	}

}
