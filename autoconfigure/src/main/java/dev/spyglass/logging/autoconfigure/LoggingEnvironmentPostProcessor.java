/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.autoconfigure;

import dev.spyglass.autoconfigure.EnvironmentChecks;
import dev.spyglass.autoconfigure.SetProperties;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.Banner;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.util.StringUtils;

/**
 * Validates the logging properties before the logging system reads them, so that an
 * invalid value is reported by Boot's failure analysis. Disables the banner if the
 * console shows JSON.
 */
class LoggingEnvironmentPostProcessor implements EnvironmentPostProcessor, Ordered {

	@Override
	public int getOrder() {
		return ConfigDataEnvironmentPostProcessor.ORDER + 20;
	}

	@Override
	public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
		if (!LoggingProperties.isEnabled(environment)) {
			return;
		}
		if (!LoggingLibraries.missing(application.getClassLoader()).isEmpty()) {
			// Missing libraries are reported elsewhere.
			return;
		}
		LoggingProperties properties = SetProperties.existBelow(environment, LoggingProperties.PREFIX)
				? LoggingProperties.bind(environment) : null;
		EnvironmentChecks.run(environment, () -> validate(environment, properties));
		LogFormat format = (properties != null) ? properties.format() : LogFormat.AUTO;
		boolean configuredByUser = StringUtils.hasText(environment.getProperty("logging.config"))
				|| UsersLogbackFiles.exist(application.getClassLoader());
		if (!configuredByUser
				&& ConsoleFormat.of(environment::getProperty, format, application.getClassLoader()) == LogFormat.JSON) {
			// The property spring.main.banner-mode still takes precedence.
			application.setBannerMode(Banner.Mode.OFF);
		}
	}

	private static void validate(ConfigurableEnvironment environment, @Nullable LoggingProperties properties) {
		if (properties != null) {
			JsonEncoders.validate(properties);
			RingProperties.validate(properties.async());
			RotationProperties.validate(properties.file());
		}
		new RotationProperties(environment).validate();
	}

}
