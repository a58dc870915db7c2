/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.autoconfigure;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The smallest application that logs from a static initialiser to a shutdown hook.
 */
@ImportAutoConfiguration(LoggingAutoConfiguration.class)
public class LoggingForkApplication {

	private static final Logger logger = LoggerFactory.getLogger(LoggingForkApplication.class);

	static {
		logger.info("static initialiser");
	}

	public static void main(String[] args) {
		SpringApplication application = new SpringApplication(LoggingForkApplication.class);
		application.setWebApplicationType(WebApplicationType.NONE);
		ConfigurableApplicationContext context = application.run(args);
		logger.debug("hidden");
		logger.atInfo().addKeyValue("answer", 42).log("running {}", "well");
		context.addApplicationListener((event) -> {
			if (event instanceof org.springframework.context.event.ContextClosedEvent) {
				logger.warn("closing");
			}
		});
		System.exit(0);
	}

}
