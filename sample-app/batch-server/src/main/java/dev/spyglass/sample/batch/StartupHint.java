/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.sample.batch;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Says what to open once the server is up.
 */
@Component
class StartupHint {

	private static final Logger log = LoggerFactory.getLogger(StartupHint.class);

	private final Environment environment;

	StartupHint(Environment environment) {
		this.environment = environment;
	}

	@EventListener(ApplicationReadyEvent.class)
	void sayWhatToOpen() {
		log.info("Batch server is ready: http://localhost:{}/v1/batches",
				this.environment.getProperty("local.server.port"));
	}

}
