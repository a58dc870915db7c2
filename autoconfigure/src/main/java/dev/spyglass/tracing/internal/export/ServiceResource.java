/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.tracing.internal.export;

import dev.spyglass.service.ServiceIdentity;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.resources.ResourceBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Converts the service identity to an OpenTelemetry resource.
 *
 * @see <a href="https://opentelemetry.io/docs/specs/semconv/resource/">Semantic
 * conventions for resources</a>
 */
public final class ServiceResource {

	private ServiceResource() {
	}

	/**
	 * Creates a resource.
	 * @param identity the service identity
	 * @return a resource with the identity as attributes
	 */
	public static Resource of(ServiceIdentity identity) {
		ResourceBuilder resource = Resource.builder();
		resource.put("service.name", identity.service());
		put(resource, "service.version", identity.version());
		put(resource, "deployment.environment.name", identity.environment());
		put(resource, "host.name", identity.hostname());
		return resource.build();
	}

	private static void put(ResourceBuilder resource, String name, @Nullable String value) {
		if (value != null) {
			resource.put(name, value);
		}
	}

}
