/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.request.internal;

import java.security.Principal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.spyglass.request.id.RequestHeaders;
import dev.spyglass.vocabulary.LogFields;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Provides the configured fields that a request's log lines have in addition to its ids.
 * Clients control the values, so values with control characters are left out, and long
 * values are truncated. Immutable and thread-safe.
 */
public final class RequestLogFields {

	private static final Logger logger = LoggerFactory.getLogger(RequestLogFields.class);

	private static final int MAX_LENGTH = 256;

	private final Set<RequestField> included;

	private final Map<String, String> fieldsByHeader;

	private final List<String> late;

	/**
	 * Creates the fields.
	 * @param included the optional fields to add
	 * @param fieldsByHeader field names by the request header that has their value
	 */
	public RequestLogFields(Set<RequestField> included, Map<String, String> fieldsByHeader) {
		this.included = Set.copyOf(included);
		this.fieldsByHeader = Map.copyOf(fieldsByHeader);
		List<String> names = new ArrayList<>();
		addIf(names, RequestField.USER, LogFields.USER_ID);
		addIf(names, RequestField.ROUTE, LogFields.MDC_HTTP_ROUTE);
		addIf(names, RequestField.CLIENT_IP, LogFields.MDC_HTTP_CLIENT_IP);
		this.late = List.copyOf(names);
	}

	private void addIf(List<String> names, RequestField field, String name) {
		if (this.included.contains(field)) {
			names.add(name);
		}
	}

	/**
	 * Returns an instance without fields.
	 * @return an instance without fields
	 */
	public static RequestLogFields none() {
		return new RequestLogFields(Set.of(), Map.of());
	}

	/**
	 * Returns whether a field is added.
	 * @param field the field
	 * @return whether it is added
	 */
	public boolean includes(RequestField field) {
		return this.included.contains(field);
	}

	/**
	 * Returns the fields that become known only while the request is processed.
	 * @return their names
	 */
	public List<String> late() {
		return this.late;
	}

	/**
	 * Returns all fields except those that are always propagated together with the ids.
	 * @return their names
	 */
	List<String> propagated() {
		List<String> names = new ArrayList<>(this.fieldsByHeader.values());
		addIf(names, RequestField.METHOD, LogFields.MDC_HTTP_METHOD);
		names.addAll(this.late);
		names.removeAll(List.of(LogFields.USER_ID, LogFields.TENANT_ID));
		return List.copyOf(names);
	}

	/**
	 * Returns the fields that are known when a request arrives.
	 * @param method the request method, or {@code null} if it could not be read
	 * @param headers the request headers
	 * @return names and values
	 */
	public Map<String, String> ofArrival(@Nullable String method, RequestHeaders headers) {
		Map<String, String> fields = of(RequestField.METHOD, LogFields.MDC_HTTP_METHOD, method);
		if (this.fieldsByHeader.isEmpty()) {
			return fields;
		}
		Map<String, String> all = new HashMap<>(fields);
		this.fieldsByHeader.forEach((header, name) -> {
			List<String> values = headers.values(header);
			String clean = clean(values.isEmpty() ? null : values.get(0));
			if (clean != null) {
				all.put(name, clean);
			}
		});
		return all;
	}

	/**
	 * Returns the fields of the client, which is known once forwarded headers are
	 * applied.
	 * @param address address of the client, or {@code null} if it is unknown
	 * @return name and value; empty if there is no such field
	 */
	public Map<String, String> ofClient(@Nullable String address) {
		return of(RequestField.CLIENT_IP, LogFields.MDC_HTTP_CLIENT_IP, address);
	}

	/**
	 * Returns the fields of the matched route.
	 * @param route template of the route, or {@code null} if it is unknown
	 * @return name and value; empty if there is no such field
	 */
	public Map<String, String> ofRoute(@Nullable String route) {
		return of(RequestField.ROUTE, LogFields.MDC_HTTP_ROUTE, route);
	}

	/**
	 * Returns the fields of the authenticated user.
	 * @param principal the user, or {@code null} if there is none
	 * @return name and value; empty if there is no such field
	 */
	public Map<String, String> ofUser(@Nullable Principal principal) {
		try {
			return of(RequestField.USER, LogFields.USER_ID, (principal != null) ? principal.getName() : null);
		}
		catch (Exception | LinkageError | StackOverflowError | AssertionError ex) {
			logger.debug("The name of the principal could not be read", ex);
			return Map.of();
		}
	}

	private Map<String, String> of(RequestField field, String name, @Nullable String value) {
		String clean = includes(field) ? clean(value) : null;
		return (clean != null) ? Map.of(name, clean) : Map.of();
	}

	private static @Nullable String clean(@Nullable String value) {
		if (value == null || value.isBlank() || value.chars().anyMatch(Character::isISOControl)) {
			return null;
		}
		return (value.length() > MAX_LENGTH) ? value.substring(0, MAX_LENGTH) + "…" : value;
	}

}
