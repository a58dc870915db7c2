/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.request.internal;

import java.util.Set;

import dev.spyglass.vocabulary.internal.EventText;
import org.jspecify.annotations.Nullable;

/**
 * Builds the messages of request lines, for example {@code GET /orders/{id} 200 in 12.3
 * ms}. They name the route rather than the path, which may hold personal data and differs
 * each time.
 */
final class RequestText {

	private static final int LONGEST_METHOD = 32;

	/** Route of Spring's resource handler, which also matches unknown paths. */
	private static final String ANY_PATH = "/**";

	/** Outcomes that follow from the status. */
	private static final Set<String> BY_STATUS = Set.of("success", "client_error", "server_error");

	private RequestText() {
	}

	static String started(@Nullable String method, @Nullable String path) {
		return begin(method, path).words(" started").toString();
	}

	static String completed(@Nullable String method, @Nullable String path, @Nullable String route,
			RequestCompletion completion, boolean slow) {
		boolean telling = route != null && !route.isEmpty() && !route.equals(ANY_PATH);
		EventText text = begin(method, telling ? route : path).words(" ")
			.number(completion.status())
			.words(" in ")
			.duration(completion.durationNanos());
		if (!BY_STATUS.contains(completion.outcome())) {
			text.words(", ").words(completion.outcome());
		}
		return (slow ? text.words(", slow") : text).toString();
	}

	private static EventText begin(@Nullable String method, @Nullable String target) {
		EventText text = new EventText();
		if (method != null) {
			text.value((method.length() > LONGEST_METHOD) ? method.substring(0, LONGEST_METHOD) + "…" : method);
		}
		if (target != null) {
			return text.words((method != null) ? " " : "").value(target);
		}
		return (method != null) ? text : text.words("Unreadable request");
	}

}
