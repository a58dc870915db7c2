/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.request.internal;

import java.util.List;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * Recognizes requests for static resources by the handler that Spring has chosen, because
 * resources may lie anywhere below the pattern of a resource handler, whose default is
 * {@code /**}.
 */
final class StaticResources {

	/** Attributes in which Spring MVC and WebFlux keep the handler. */
	private static final List<String> HANDLERS = List.of(
			"org.springframework.web.servlet.HandlerMapping.bestMatchingHandler",
			"org.springframework.web.reactive.HandlerMapping.bestMatchingHandler");

	/** Packages of the handlers of both. */
	private static final List<String> PACKAGES = List.of("org.springframework.web.servlet.resource",
			"org.springframework.web.reactive.resource");

	private static final ClassValue<Boolean> SERVES_RESOURCES = new ClassValue<>() {

		@Override
		protected Boolean computeValue(Class<?> type) {
			for (Class<?> current = type; current != null; current = current.getSuperclass()) {
				if (PACKAGES.contains(current.getPackageName())) {
					return true;
				}
			}
			return false;
		}

	};

	private StaticResources() {
	}

	/**
	 * Returns whether a resource handler has handled a request.
	 * @param attributes looks up an attribute of the request by its name
	 * @return whether the request was for a static resource
	 */
	static boolean haveHandled(Function<String, @Nullable Object> attributes) {
		for (String name : HANDLERS) {
			Object handler = attributes.apply(name);
			if (handler != null) {
				return SERVES_RESOURCES.get(handler.getClass());
			}
		}
		return false;
	}

}
