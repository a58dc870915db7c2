/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.autoconfigure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;
import org.springframework.util.ClassUtils;

/**
 * Adds Spyglass' default values for Spring Boot's own properties, from one file per
 * signal. They have the lowest precedence, so all values of the application override
 * them, including those of {@code SpringApplication.setDefaultProperties}. The file of a
 * disabled signal is not applied, and that of tracing is not if Brave is there.
 */
class SignalDefaultsEnvironmentPostProcessor implements EnvironmentPostProcessor, Ordered {

	static final String PROPERTY_SOURCE = "spyglassDefaults";

	/** Has defaults of its own, which those for OpenTelemetry would change. */
	private static final String BRAVE = "io.micrometer.tracing.brave.bridge.BraveTracer";

	static final List<String> SIGNALS = List.of("logging", "request", "tracing", "metrics", "health", "sentry");

	@Override
	public int getOrder() {
		// After the configuration files, which may disable signals.
		return ConfigDataEnvironmentPostProcessor.ORDER + 10;
	}

	@Override
	public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
		EnabledCheck.run(environment);
		Map<String, Object> defaults = new LinkedHashMap<>();
		for (String signal : SIGNALS) {
			if (environment.getProperty("spyglass." + signal + ".enabled", Boolean.class, true)
					&& !(signal.equals("tracing") && ClassUtils.isPresent(BRAVE, application.getClassLoader()))) {
				defaults.putAll(load(signal));
			}
		}
		DefaultPropertySource.add(environment, PROPERTY_SOURCE, defaults);
	}

	private static Map<String, Object> load(String signal) {
		ClassPathResource file = new ClassPathResource("META-INF/spyglass/defaults/" + signal + ".properties",
				SignalDefaultsEnvironmentPostProcessor.class.getClassLoader());
		try {
			Map<String, Object> defaults = new LinkedHashMap<>();
			PropertiesLoaderUtils.loadProperties(file).forEach((name, value) -> defaults.put((String) name, value));
			return defaults;
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Spyglass' own " + file + " can't be read: rebuild the application", ex);
		}
	}

}
