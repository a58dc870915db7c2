/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.sample.batch;

import java.util.List;
import java.util.stream.Stream;

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
		String server = "http://localhost:" + this.environment.getProperty("local.server.port");
		String management = "http://localhost:" + this.environment.getProperty("local.management.port",
				this.environment.getProperty("local.server.port", ""));
		List<String> urls = Stream
			.concat(Stream.of("/v1/batches", "/healthz", "/readyz").map(server::concat),
					Stream.of("/actuator/health", "/actuator/prometheus").map(management::concat))
			.toList();
		log.atInfo().addKeyValue("urls", urls).log("Batch server is ready, open {}", String.join(" ", urls));
	}

}
