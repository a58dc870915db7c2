/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.autoconfigure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Logs without end, and notes each number in a file of its own after it was logged, as a
 * server answers after it has logged. Ends in the way that {@code -Dend} names.
 */
@ImportAutoConfiguration(LoggingAutoConfiguration.class)
public class ShutdownForkApplication {

	private static final Logger logger = LoggerFactory.getLogger(ShutdownForkApplication.class);

	public static void main(String[] args) {
		Runtime.getRuntime().addShutdownHook(new Thread(() -> logger.info("a hook of the user")));
		SpringApplication application = new SpringApplication(ShutdownForkApplication.class);
		application.setWebApplicationType(WebApplicationType.NONE);
		if ("failure".equals(System.getProperty("end"))) {
			application.addPrimarySources(java.util.List.of(Broken.class));
		}
		application.run(args);
		Path answers = Path.of(System.getProperty("answers"));
		for (int i = 0; i < Integer.getInteger("count", Integer.MAX_VALUE); i++) {
			logger.info("request {}", i);
			answer(answers, i);
		}
		if ("exit".equals(System.getProperty("end"))) {
			System.exit(0);
		}
	}

	private static void answer(Path answers, int number) {
		try {
			Files.writeString(answers, number + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Configuration(proxyBeanMethods = false)
	static class Broken {

		@Bean
		String broken() {
			throw new IllegalStateException("broken on purpose");
		}

	}

}
