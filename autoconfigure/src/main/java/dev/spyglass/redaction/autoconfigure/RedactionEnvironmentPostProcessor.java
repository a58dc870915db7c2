/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.redaction.autoconfigure;

import dev.spyglass.autoconfigure.SetProperties;

import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Refuses redaction properties that can't be obeyed before the log needs them, so that
 * the start ends in a failure analysis.
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
			factory.validate(environment);
		}
	}

}
