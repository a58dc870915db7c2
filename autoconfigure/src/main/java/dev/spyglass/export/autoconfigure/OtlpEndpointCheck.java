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
 * Checks where a signal is exported to, before an exporter is made.
 */
public final class OtlpEndpointCheck {

	private final String property;

	private final String path;

	/**
	 * Creates a check.
	 * @param property Boot's property of the endpoint
	 * @param path the path that collectors have for this signal over HTTP
	 */
	public OtlpEndpointCheck(String property, String path) {
		this.property = property;
		this.path = path;
	}

	/**
	 * Refuses what is no URL.
	 * @param environment the application's environment
	 * @throws InvalidConfigurationPropertyValueException if there is an endpoint that
	 * nothing can be sent to
	 */
	public void check(Environment environment) {
		String endpoint = environment.getProperty(this.property);
		if (!StringUtils.hasText(endpoint) || isHttp(endpoint)) {
			return;
		}
		throw new InvalidConfigurationPropertyValueException(this.property, shown(endpoint),
				"Give the URL of a collector: http://host:4318" + this.path + " for the transport http, or "
						+ "http://host:4317 for grpc; https works too. Remove the property to export nothing.");
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

	/** Whoever is named before the host stays unnamed. */
	private static String shown(String endpoint) {
		return endpoint.replaceAll("//[^/@]*@", "//[redacted]@");
	}

	/**
	 * Takes an empty endpoint, as of a variable that is not set, for none: Boot would
	 * make an exporter to nowhere.
	 * @param environment the application's environment
	 * @param exportEnabled Boot's property that switches the export of the signal
	 */
	public void switchOffIfEmpty(ConfigurableEnvironment environment, String exportEnabled) {
		String endpoint = environment.getProperty(this.property);
		if (endpoint != null && !StringUtils.hasText(endpoint)) {
			environment.getPropertySources()
				.addFirst(new MapPropertySource(exportEnabled, Map.of(exportEnabled, "false")));
		}
	}

}
