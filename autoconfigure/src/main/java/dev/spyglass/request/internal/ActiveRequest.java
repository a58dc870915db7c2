/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.request.internal;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import dev.spyglass.request.internal.id.RequestIdentity;
import dev.spyglass.vocabulary.LogFields;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a request while it is served, on either stack. Thread-safe.
 */
public final class ActiveRequest {

	/** Name of the request attribute, and key in Reactor's context, that holds it. */
	public static final String ATTRIBUTE = ActiveRequest.class.getName();

	private final RequestIdentity identity;

	private final long startedNanos = System.nanoTime();

	private final AtomicBoolean completed = new AtomicBoolean();

	private final AtomicInteger sentStatus = new AtomicInteger();

	private volatile Map<String, String> fields;

	private volatile @Nullable RequestDescription description;

	private volatile @Nullable String route;

	/**
	 * Creates the state of a request that has just arrived.
	 * @param identity its ids
	 */
	public ActiveRequest(RequestIdentity identity) {
		this.identity = identity;
		this.fields = Map.of(LogFields.REQUEST_ID, identity.requestId(), LogFields.CORRELATION_ID,
				identity.correlationId());
	}

	/**
	 * Returns the ids.
	 * @return the ids
	 */
	public RequestIdentity identity() {
		return this.identity;
	}

	/**
	 * Returns the time since the request arrived.
	 * @return monotonic time in nanoseconds
	 */
	public long elapsedNanos() {
		return System.nanoTime() - this.startedNanos;
	}

	/**
	 * Returns the fields that belong on each line of the request.
	 * @return unmodifiable names and values
	 */
	public Map<String, String> fields() {
		return this.fields;
	}

	/**
	 * Returns the fields as they will be at each look.
	 * @return a view, not to be modified
	 */
	public Map<String, String> liveFields() {
		return new LiveFields(this);
	}

	/**
	 * Adds fields that belong on each further line of the request.
	 * @param more names and values
	 */
	public synchronized void addFields(Map<String, String> more) {
		if (more.isEmpty()) {
			return;
		}
		Map<String, String> merged = new LinkedHashMap<>(this.fields);
		merged.putAll(more);
		this.fields = Collections.unmodifiableMap(merged);
	}

	/**
	 * Returns what the application sees of the request.
	 * @return the description, or {@code null} if the request has not reached it
	 */
	public @Nullable RequestDescription description() {
		return this.description;
	}

	/**
	 * Describes the request as the application sees it, behind proxies too.
	 * @param description the description
	 */
	public void describe(RequestDescription description) {
		this.description = description;
	}

	/**
	 * Returns the template of the route that matched.
	 * @return the template, or {@code null} if none matched so far
	 */
	public @Nullable String route() {
		return this.route;
	}

	/**
	 * Sets the template of the route that matched. The first one counts: an error page
	 * has a route too.
	 * @param route the template, or {@code null} if it is not known
	 */
	public void matched(@Nullable String route) {
		if (this.route == null) {
			this.route = route;
		}
	}

	/**
	 * Remembers the status that went out, since a container may still change it when the
	 * client has gone away. The first one counts.
	 * @param status the status
	 */
	public void sent(int status) {
		this.sentStatus.compareAndSet(0, status);
	}

	/**
	 * Returns the status that went out.
	 * @param otherwise status to return if none went out so far
	 * @return the status
	 */
	public int statusOr(int otherwise) {
		int sent = this.sentStatus.get();
		return (sent != 0) ? sent : otherwise;
	}

	/**
	 * Marks the request as completed.
	 * @return whether it was not before
	 */
	public boolean complete() {
		return this.completed.compareAndSet(false, true);
	}

}
