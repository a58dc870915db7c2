/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.propagation.internal;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import dev.spyglass.request.internal.RequestScope;
import dev.spyglass.request.internal.id.RequestIdentity;
import dev.spyglass.vocabulary.LogFields;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import org.jspecify.annotations.Nullable;

/**
 * Adds fields to the log lines of observed work, on each thread while the observation's
 * scope is open there. Thread-safe.
 *
 * @param <T> type of the observation's context
 */
public abstract class ScopedFieldsHandler<T extends Observation.Context> implements ObservationHandler<T> {

	/**
	 * Returns the fields to add to the log lines. Called once, on the thread that starts
	 * the observation.
	 * @param context the observation's context
	 * @return the values by field name
	 */
	protected abstract Map<String, String> fields(T context);

	/**
	 * Returns the fields of the ids.
	 * @param identity the ids
	 * @return the values by field name
	 */
	protected static Map<String, String> fields(RequestIdentity identity) {
		return Map.of(LogFields.REQUEST_ID, identity.requestId(), LogFields.CORRELATION_ID, identity.correlationId());
	}

	@Override
	public void onStart(T context) {
		Map<String, String> fields = fields(context);
		context.put(Scopes.class, new Scopes(fields));
		WorkFields.put(context, fields);
	}

	@Override
	public void onScopeOpened(T context) {
		Scopes scopes = context.get(Scopes.class);
		if (scopes != null) {
			scopes.open();
		}
	}

	@Override
	public void onScopeClosed(T context) {
		Scopes scopes = context.get(Scopes.class);
		if (scopes != null) {
			scopes.close();
		}
	}

	private static final class Scopes {

		private final Map<String, String> fields;

		private final Map<Thread, Opened> open = new ConcurrentHashMap<>();

		private Scopes(Map<String, String> fields) {
			this.fields = fields;
		}

		private void open() {
			this.open.compute(Thread.currentThread(),
					(thread, outer) -> new Opened(RequestScope.open(this.fields), outer));
		}

		private void close() {
			this.open.computeIfPresent(Thread.currentThread(), (thread, opened) -> {
				opened.scope().close();
				return opened.outer();
			});
		}

	}

	private record Opened(RequestScope scope, @Nullable Opened outer) {

	}

}
