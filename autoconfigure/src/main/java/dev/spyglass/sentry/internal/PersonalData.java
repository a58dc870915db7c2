/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.sentry.internal;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import dev.spyglass.vocabulary.LogFields;
import io.sentry.SentryEvent;
import io.sentry.protocol.Request;
import io.sentry.protocol.SentryException;

/**
 * Removes personal data from events.
 */
final class PersonalData {

	/** Name of the context that Sentry's log appender copies the MDC to. */
	private static final String MDC_CONTEXT = "MDC";

	/** Headers that identify the client or its location, in lower case. */
	private static final Set<String> HEADERS = Set.of("authorization", "proxy-authorization", "cookie", "set-cookie",
			"forwarded", "x-forwarded-for", "x-original-forwarded-for", "x-real-ip", "x-client-ip",
			"x-cluster-client-ip", "x-envoy-external-address", "true-client-ip", "cf-connecting-ip",
			"cf-connecting-ipv6", "fastly-client-ip", "client-ip", "remote-addr", "x-remote-user", "remote-user",
			"x-forwarded-user", "x-forwarded-email", "x-forwarded-preferred-username", "x-forwarded-access-token",
			"x-auth-request-user", "x-auth-request-email", "x-auth-request-access-token", "x-user", "x-user-id",
			"x-user-email", "x-amzn-oidc-data", "x-amzn-oidc-identity", "x-ms-client-principal",
			"x-ms-client-principal-name", "x-goog-authenticated-user-email", "from", "referer");

	private static final String CHECKPOINT = "__checkpoint";

	private static final Pattern QUERY = Pattern.compile("(HTTP [A-Z]{1,20} \"[^\"?\n]{0,8192})\\?[^\"\n]*");

	private PersonalData() {
	}

	static void removeFrom(SentryEvent event) {
		Request request = event.getRequest();
		if (request != null) {
			event.setRequest(withoutPersonalData(request));
		}
		if (event.getExceptions() != null) {
			event.getExceptions().forEach(PersonalData::removeQueries);
		}
		if (event.getContexts().get(MDC_CONTEXT) instanceof Map<?, ?> mdc) {
			Map<Object, Object> cleaned = new HashMap<>(mdc);
			cleaned.remove(LogFields.USER_ID);
			cleaned.remove(LogFields.MDC_HTTP_CLIENT_IP);
			event.getContexts().put(MDC_CONTEXT, cleaned);
		}
		if (event.getTags() != null) {
			List.of(LogFields.USER_ID, LogFields.MDC_HTTP_CLIENT_IP).forEach(event::removeTag);
		}
	}

	/**
	 * Removes queries from Reactor's checkpoints, which contain the full URL of the
	 * request.
	 */
	private static void removeQueries(SentryException exception) {
		String value = exception.getValue();
		if (value != null && value.contains(CHECKPOINT)) {
			exception.setValue(QUERY.matcher(value).replaceAll("$1"));
		}
	}

	/** Returns a copy, since all events of a request share one instance. */
	private static Request withoutPersonalData(Request request) {
		Request copy = new Request(request);
		copy.setQueryString(null);
		copy.setFragment(null);
		copy.setCookies(null);
		copy.setData(null);
		copy.setEnvs(null);
		String url = request.getUrl();
		if (url != null && url.indexOf('?') >= 0) {
			copy.setUrl(url.substring(0, url.indexOf('?')));
		}
		if (request.getHeaders() != null) {
			Map<String, String> headers = new HashMap<>(request.getHeaders());
			headers.keySet().removeIf((name) -> HEADERS.contains(name.toLowerCase(Locale.ROOT)));
			copy.setHeaders(headers);
		}
		return copy;
	}

}
