/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.export.autoconfigure;

import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ResourceLoader;

/**
 * Fails startup if a signal is to be exported over gRPC and no library can send it. The
 * starter sends over HTTP only.
 */
public final class OtlpGrpcSenderCheck {

	/** The second is its name in older versions of OpenTelemetry. */
	private static final List<String> SERVICES = List.of(
			"META-INF/services/io.opentelemetry.sdk.common.export.GrpcSenderProvider",
			"META-INF/services/io.opentelemetry.exporter.internal.grpc.GrpcSenderProvider");

	private final String property;

	/**
	 * Creates a check.
	 * @param property Boot's property of the transport
	 */
	public OtlpGrpcSenderCheck(String property) {
		this.property = property;
	}

	/**
	 * Checks that there is a sender. Call it only if an exporter for gRPC is created.
	 * @param environment the application's environment
	 * @param resources has the application's class loader
	 * @throws InvalidConfigurationPropertyValueException if there is no sender
	 */
	public void check(Environment environment, ResourceLoader resources) {
		ClassLoader classLoader = resources.getClassLoader();
		if (SERVICES.stream().noneMatch((service) -> exists(service, classLoader))) {
			throw new InvalidConfigurationPropertyValueException(this.property,
					environment.getProperty(this.property, "grpc"),
					"No library for OTLP over gRPC is on the class path. Add the dependency "
							+ "io.opentelemetry:opentelemetry-exporter-sender-okhttp, or use the transport http, "
							+ "whose endpoint is like http://host:4318/v1/traces or /v1/logs.");
		}
	}

	private static boolean exists(String resource, @Nullable ClassLoader classLoader) {
		return ((classLoader != null) ? classLoader : OtlpGrpcSenderCheck.class.getClassLoader())
			.getResource(resource) != null;
	}

}
