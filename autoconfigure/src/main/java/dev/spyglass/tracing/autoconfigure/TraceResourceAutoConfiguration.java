/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.tracing.autoconfigure;

import java.util.HashMap;
import java.util.Map;

import dev.spyglass.service.ServiceIdentity;
import dev.spyglass.service.autoconfigure.ServiceIdentityAutoConfiguration;
import dev.spyglass.tracing.internal.export.ServiceResource;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.resources.ResourceBuilder;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.opentelemetry.autoconfigure.OpenTelemetryProperties;
import org.springframework.boot.opentelemetry.autoconfigure.OpenTelemetryResourceAttributes;
import org.springframework.boot.opentelemetry.autoconfigure.OpenTelemetrySdkAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.AbstractEnvironment;
import org.springframework.core.env.Environment;

/**
 * Auto-configures the OpenTelemetry resource of exported signals with the service
 * identity. Attributes in {@code management.opentelemetry.resource-attributes} or in
 * OpenTelemetry's environment variables take precedence.
 */
@AutoConfiguration(before = OpenTelemetrySdkAutoConfiguration.class, after = ServiceIdentityAutoConfiguration.class)
@ConditionalOnClass({ Resource.class, OpenTelemetrySdkAutoConfiguration.class })
@ConditionalOnBean(ServiceIdentity.class)
@EnableConfigurationProperties(OpenTelemetryProperties.class)
public final class TraceResourceAutoConfiguration {

	private static final String NAME = "service.name";

	@Bean
	@ConditionalOnMissingBean
	Resource spyglassServiceResource(ServiceIdentity spyglassServiceIdentity, Environment environment,
			OpenTelemetryProperties properties) {
		Map<String, String> configured = new HashMap<>();
		new OpenTelemetryResourceAttributes(environment, properties.getResourceAttributes()).applyTo(configured::put);
		if (!isNamed(properties)) {
			// The identity has the same fallback as Spring Boot.
			configured.remove(NAME);
		}
		ResourceBuilder builder = Resource.builder();
		configured.forEach(builder::put);
		return Resource.getDefault().merge(ServiceResource.of(spyglassServiceIdentity)).merge(builder.build());
	}

	/**
	 * Returns whether the name has another source than {@code spring.application.name}.
	 */
	private static boolean isNamed(OpenTelemetryProperties properties) {
		Environment empty = new AbstractEnvironment() {
		};
		Map<String, String> explicit = new HashMap<>();
		new OpenTelemetryResourceAttributes(empty, properties.getResourceAttributes()).applyTo(explicit::put);
		return !"unknown_service".equals(explicit.get(NAME));
	}

}
