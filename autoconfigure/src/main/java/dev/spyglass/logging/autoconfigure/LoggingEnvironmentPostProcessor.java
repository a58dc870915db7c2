/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.autoconfigure;

import dev.spyglass.autoconfigure.SetProperties;

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
		LogFormat format = LogFormat.AUTO;
		if (SetProperties.existBelow(environment, LoggingProperties.PREFIX)) {
			LoggingProperties properties = LoggingProperties.bind(environment);
			JsonEncoders.validate(properties);
			RingProperties.validate(properties.async());
			RotationProperties.validate(properties.file());
			format = properties.format();
		}
		new RotationProperties(environment).validate();
		boolean configuredByUser = StringUtils.hasText(environment.getProperty("logging.config"))
				|| UsersLogbackFiles.exist(application.getClassLoader());
		if (!configuredByUser
				&& ConsoleFormat.of(environment::getProperty, format, application.getClassLoader()) == LogFormat.JSON) {
			application.setBannerMode(Banner.Mode.OFF); // spring.main.banner-mode still
														// wins.
		}
	}

}
