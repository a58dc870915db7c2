/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.export.autoconfigure;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.util.StringUtils;

/**
 * Validates the OTLP endpoint of a signal before its exporter is created.
 */
public final class OtlpEndpointCheck {

	private final String property;

	private final String path;

	/**
	 * Creates a check.
	 * @param property Spring Boot's property of the endpoint
	 * @param path path at which collectors receive this signal over HTTP
	 */
	public OtlpEndpointCheck(String property, String path) {
		this.property = property;
		this.path = path;
	}

	/**
	 * Validates the endpoint. An unset or empty endpoint is valid.
	 * @param environment the application's environment
	 * @throws InvalidConfigurationPropertyValueException if the endpoint is not an HTTP
	 * URL with a host
	 */
	public void check(Environment environment) {
		String endpoint = environment.getProperty(this.property);
		if (!StringUtils.hasText(endpoint) || isHttp(endpoint)) {
			return;
		}
		throw new InvalidConfigurationPropertyValueException(this.property, shown(endpoint),
				"Set the URL of a collector: http://host:4318" + this.path + " for the transport http, or "
						+ "http://host:4317 for grpc; https works, too. Remove the property to disable the export.");
	}

	private static boolean isHttp(String endpoint) {
		URI uri = parse(endpoint);
		return uri != null && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))
				&& uri.getHost() != null;
	}

	private static @Nullable URI parse(String endpoint) {
		try {
			return new URI(endpoint);
		}
		catch (URISyntaxException ex) {
			return null;
		}
	}

	/**
	 * Returns the endpoint without what may be a user and a password. Since the endpoint
	 * is malformed, that is everything before the last {@code @}.
	 */
	private static String shown(String endpoint) {
		int host = endpoint.lastIndexOf('@');
		int scheme = endpoint.indexOf("://");
		if (host < 0) {
			return endpoint;
		}
		return ((scheme >= 0 && scheme < host) ? endpoint.substring(0, scheme + 3) : "") + "[redacted]"
				+ endpoint.substring(host);
	}

	/**
	 * Disables the export if the endpoint is empty, for example because an environment
	 * variable is unset. Spring Boot would create an exporter without a target.
	 * @param environment the application's environment
	 * @param exportEnabled Spring Boot's property that enables the export of the signal
	 */
	public void switchOffIfEmpty(ConfigurableEnvironment environment, String exportEnabled) {
		environment.getPropertySources().remove(exportEnabled);
		String endpoint = environment.getProperty(this.property);
		if (endpoint != null && !StringUtils.hasText(endpoint)) {
			environment.getPropertySources()
				.addFirst(new MapPropertySource(exportEnabled, Map.of(exportEnabled, "false")));
		}
	}

}
