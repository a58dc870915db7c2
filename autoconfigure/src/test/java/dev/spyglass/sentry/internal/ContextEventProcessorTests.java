/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.sentry.internal;

import java.util.AbstractMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

import dev.spyglass.service.ServiceIdentity;
import io.sentry.Hint;
import io.sentry.SentryEvent;
import io.sentry.protocol.Request;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ContextEventProcessor}.
 */
class ContextEventProcessorTests {

	private static final ServiceIdentity IDENTITY = new ServiceIdentity("orders", null, null, null);

	@Test
	void sendsNothingWhosePersonalDataItCouldNotTakeOut() {
		AtomicReference<Throwable> failure = new AtomicReference<>();
		SentryEvent event = new SentryEvent();
		event.getContexts().put("MDC", new BrokenMap());
		assertThat(new ContextEventProcessor(IDENTITY, false, failure::set).process(event, new Hint())).isNull();
		assertThat(failure.get()).hasMessage("broken");
	}

	@ParameterizedTest
	@ValueSource(strings = { "Authorization", "proxy-authorization", "Cookie", "Set-Cookie", "Forwarded",
			"X-Forwarded-For", "x-real-ip", "True-Client-IP", "CF-Connecting-IP", "X-Forwarded-User",
			"X-Auth-Request-Email", "X-User-Id", "X-Amzn-Oidc-Data", "X-MS-CLIENT-PRINCIPAL", "From", "Referer" })
	void sendsNoHeaderThatTellsOfAPerson(String name) {
		SentryEvent event = withHeader(name);
		new ContextEventProcessor(IDENTITY, false).process(event, new Hint());
		assertThat(event.getRequest().getHeaders()).containsOnlyKeys("Accept");
	}

	@Test
	void sendsThemWhenItMay() {
		SentryEvent event = withHeader("Referer");
		new ContextEventProcessor(IDENTITY, true).process(event, new Hint());
		assertThat(event.getRequest().getHeaders()).containsOnlyKeys("Accept", "Referer");
	}

	private static SentryEvent withHeader(String name) {
		Request request = new Request();
		request.setHeaders(Map.of(name, "jane", "Accept", "text/plain"));
		SentryEvent event = new SentryEvent();
		event.setRequest(request);
		return event;
	}

	private static final class BrokenMap extends AbstractMap<String, Object> {

		@Override
		public Set<Entry<String, Object>> entrySet() {
			throw new IllegalStateException("broken");
		}

	}

}
