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
 * Holds the state of a request while it is processed: its ids, log fields, route and
 * status. Servlet and WebFlux applications share it. Thread-safe.
 */
public final class ActiveRequest {

	/** Name of the request attribute that has the active request. */
	public static final String ATTRIBUTE = ActiveRequest.class.getName();

	private final RequestIdentity identity;

	private final long startedNanos = System.nanoTime();

	private final AtomicBoolean completed = new AtomicBoolean();

	private final AtomicInteger sentStatus = new AtomicInteger();

	private volatile Map<String, String> fields;

	private volatile @Nullable RequestDescription description;

	private volatile @Nullable String route;

	private volatile @Nullable Throwable failure;

	private volatile boolean clientLeft;

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
	 * @return the duration in nanoseconds, by the monotonic clock
	 */
	public long elapsedNanos() {
		return System.nanoTime() - this.startedNanos;
	}

	/**
	 * Returns the current fields of the request's log lines.
	 * @return unmodifiable names and values
	 */
	public Map<String, String> fields() {
		return this.fields;
	}

	/**
	 * Returns a view of the fields that always shows their current values.
	 * @return an unmodifiable view
	 */
	public Map<String, String> liveFields() {
		return new LiveFields(this);
	}

	/**
	 * Adds fields to all further log lines of the request.
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
	 * Returns the request as the application sees it.
	 * @return the description, or {@code null} if the request has not reached the
	 * application
	 */
	public @Nullable RequestDescription description() {
		return this.description;
	}

	/**
	 * Sets the request as the application sees it, with forwarded headers applied.
	 * @param description the description
	 */
	public void describe(RequestDescription description) {
		this.description = description;
	}

	/**
	 * Returns the template of the matched route.
	 * @return the template, or {@code null} if no route has matched so far
	 */
	public @Nullable String route() {
		return this.route;
	}

	/**
	 * Sets the template of the matched route. Only the first call has an effect, because
	 * an error page has a route, too.
	 * @param route the template, or {@code null} if it is not known
	 */
	public void matched(@Nullable String route) {
		if (this.route == null) {
			this.route = route;
		}
	}

	/**
	 * Records the status that was sent. Only the first call has an effect, because a
	 * container may still change the status after the client has disconnected.
	 * @param status the status
	 */
	public void sent(int status) {
		this.sentStatus.compareAndSet(0, status);
	}

	/**
	 * Returns the status that was sent.
	 * @param otherwise status to return if none was sent so far
	 * @return the status
	 */
	public int statusOr(int otherwise) {
		int sent = this.sentStatus.get();
		return (sent != 0) ? sent : otherwise;
	}

	/**
	 * Records the exception with which the application broke off a response that was
	 * already committed. Only the first call has an effect.
	 * @param failure the exception
	 */
	public synchronized void failed(Throwable failure) {
		if (this.failure == null) {
			this.failure = failure;
		}
	}

	/**
	 * Returns the exception with which the application broke off its response.
	 * @return the exception, or {@code null} if there is none so far
	 */
	public @Nullable Throwable failure() {
		return this.failure;
	}

	/** Records that the client disconnected after the response was committed. */
	public void clientLeft() {
		this.clientLeft = true;
	}

	/**
	 * Returns whether the client disconnected after the response was committed.
	 * @return whether that was recorded
	 */
	public boolean hasClientLeft() {
		return this.clientLeft;
	}

	/**
	 * Marks the request as completed.
	 * @return {@code true} on the first call, {@code false} on further calls
	 */
	public boolean complete() {
		return this.completed.compareAndSet(false, true);
	}

}
