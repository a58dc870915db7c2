/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.redaction.autoconfigure;

import dev.spyglass.autoconfigure.EnvironmentChecks;
import dev.spyglass.autoconfigure.SetProperties;

import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Validates the redaction properties before logging is initialized, so that startup fails
 * with a failure analysis if they are invalid.
 */
class RedactionEnvironmentPostProcessor implements EnvironmentPostProcessor, Ordered {

	@Override
	public int getOrder() {
		return ConfigDataEnvironmentPostProcessor.ORDER + 19;
	}

	@Override
	public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
		RedactionFactory factory = new RedactionFactory();
		if (SetProperties.existBelow(environment, RedactionProperties.PREFIX) && factory.isEnabled(environment)) {
			EnvironmentChecks.run(environment, () -> factory.validate(environment));
		}
	}

}
