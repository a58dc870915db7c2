/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.autoconfigure;

import dev.spyglass.export.autoconfigure.OtlpEndpointCheck;

import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Disables the export of log lines if the endpoint is set to an empty value.
 */
class OtlpLogEnvironmentPostProcessor implements EnvironmentPostProcessor, Ordered {

	static final OtlpEndpointCheck ENDPOINT = new OtlpEndpointCheck(OtlpSink.ENDPOINT, "/v1/logs");

	@Override
	public int getOrder() {
		return ConfigDataEnvironmentPostProcessor.ORDER + 13;
	}

	@Override
	public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
		ENDPOINT.switchOffIfEmpty(environment, OtlpSink.EXPORT_ENABLED);
	}

}
