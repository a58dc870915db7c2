/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.autoconfigure;

import org.springframework.boot.Banner;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.util.StringUtils;

/**
 * Checks the logging properties before the logging system reads them, so that a wrong
 * value ends in Boot's failure analysis and not in a stack trace on stderr, and silences
 * the banner where the console shows JSON.
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
			return; // Said elsewhere, with all that is off.
		}
		LoggingProperties properties = LoggingProperties.bind(environment);
		JsonEncoders.validate(properties);
		new RotationProperties(environment).validate(properties);
		RingProperties.validate(properties.async());
		boolean configuredByUser = StringUtils.hasText(environment.getProperty("logging.config"))
				|| UsersLogbackFiles.exist(application.getClassLoader());
		if (!configuredByUser && ConsoleFormat.of(environment::getProperty, properties.format(),
				application.getClassLoader()) == LogFormat.JSON) {
			application.setBannerMode(Banner.Mode.OFF); // spring.main.banner-mode still
														// wins.
		}
	}

}
