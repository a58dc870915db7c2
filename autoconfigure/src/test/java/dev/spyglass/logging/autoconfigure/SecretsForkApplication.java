/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.autoconfigure;

import java.util.List;
import java.util.Map;

import net.logstash.logback.argument.StructuredArguments;
import net.logstash.logback.marker.Markers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;

/**
 * Logs secrets in every way there is, and an object that can't be printed.
 */
@ImportAutoConfiguration(LoggingAutoConfiguration.class)
public class SecretsForkApplication {

	/** Stands in every secret, and nowhere else. */
	static final String SECRET = "hunter2";

	private static final String SPACED = "correct horse " + SECRET;

	private static final Logger logger = LoggerFactory.getLogger(SecretsForkApplication.class);

	public static void main(String[] args) {
		SpringApplication application = new SpringApplication(SecretsForkApplication.class);
		application.setWebApplicationType(WebApplicationType.NONE);
		application.run(args);
		logger.info("message password={} and {}", SECRET, System.getProperty("db.password"));
		logger.info("header Authorization: Bearer {}", SECRET);
		logger.atInfo()
			.addKeyValue("password", SPACED)
			.addKeyValue("login", Map.of("user", "jane", "secret", SPACED))
			.addKeyValue("logins", List.of(Map.of("api_key", SPACED)))
			.log("key-values");
		logger.info("argument", StructuredArguments.kv("client_secret", SPACED));
		logger.info(Markers.append("api_key", SPACED), "marker");
		MDC.put("session_token", SPACED);
		logger.info("mdc");
		MDC.clear();
		logger.error("exception", new IllegalStateException("outer token=" + SECRET,
				new IllegalArgumentException("password: " + SECRET)));
		logger.info("hostile {} {}", new Hostile(), Weekday.MONDAY);
		logger.info("the end");
	}

	private static final class Hostile {

		@Override
		public String toString() {
			throw new IllegalStateException("password=" + SECRET);
		}

	}

	private enum Weekday {

		MONDAY;

		@Override
		public String toString() {
			throw new IllegalStateException("password=" + SECRET);
		}

	}

}
