/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.autoconfigure;

import java.io.File;
import java.util.Objects;

import ch.qos.logback.classic.LoggerContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Starts and closes its context many times, and prints what is left of it; or, with
 * {@code -Dtwo}, has two of them at once.
 */
@ImportAutoConfiguration(LoggingAutoConfiguration.class)
public class RestartForkApplication {

	public static void main(String[] args) {
		if (Boolean.getBoolean("two")) {
			ConfigurableApplicationContext first = start(args);
			ConfigurableApplicationContext second = start(args);
			first.close();
			LoggerFactory.getLogger(RestartForkApplication.class).info("still up {}", second.isActive());
			return;
		}
		runOnce(args);
		String first = leftovers();
		for (int i = 0; i < 50; i++) {
			runOnce(args);
		}
		System.out.println("first " + first);
		System.out.println("last " + leftovers());
	}

	private static void runOnce(String[] args) {
		try (ConfigurableApplicationContext context = start(args)) {
			LoggerFactory.getLogger(RestartForkApplication.class).info("up {}", context.isActive());
		}
	}

	private static ConfigurableApplicationContext start(String[] args) {
		SpringApplication application = new SpringApplication(RestartForkApplication.class);
		application.setWebApplicationType(WebApplicationType.NONE);
		return application.run(args);
	}

	private static String leftovers() {
		LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
		long threads = Thread.getAllStackTraces()
			.keySet()
			.stream()
			.filter((thread) -> thread.getName().startsWith("spyglass-log"))
			.count();
		int appenders = 0;
		for (var it = context.getLogger(Logger.ROOT_LOGGER_NAME).iteratorForAppenders(); it.hasNext(); it.next()) {
			appenders++;
		}
		int descriptors = Objects.requireNonNullElse(new File("/proc/self/fd").list(), new String[0]).length;
		return "threads=" + threads + " appenders=" + appenders + " descriptors=" + descriptors;
	}

}
