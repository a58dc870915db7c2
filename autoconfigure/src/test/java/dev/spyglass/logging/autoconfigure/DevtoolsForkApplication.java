/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.autoconfigure;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;

import ch.qos.logback.classic.LoggerContext;
import dev.spyglass.logging.internal.sink.SinkAppender;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;

/**
 * Has devtools restart it a few times, and ends.
 */
@ImportAutoConfiguration(LoggingAutoConfiguration.class)
public class DevtoolsForkApplication {

	private static final Logger logger = LoggerFactory.getLogger(DevtoolsForkApplication.class);

	public static void main(String[] args) throws Exception {
		SpringApplication application = new SpringApplication(DevtoolsForkApplication.class);
		application.setWebApplicationType(WebApplicationType.NONE);
		application.run(args);
		int run = Integer.getInteger("run", 0);
		System.setProperty("run", String.valueOf(run + 1)); // Survives the class loader.
		logger.info("run {} in {} with {} and {}", run,
				DevtoolsForkApplication.class.getClassLoader().getClass().getSimpleName(), sinks(), threads());
		if (run == 3) {
			System.exit(0);
		}
		restart();
	}

	private static List<String> sinks() {
		List<String> sinks = new ArrayList<>();
		for (SinkAppender sink : InstalledSinks.of((LoggerContext) LoggerFactory.getILoggerFactory())) {
			sinks.add(sink.getName());
		}
		return sinks;
	}

	private static List<String> threads() {
		return Thread.getAllStackTraces()
			.keySet()
			.stream()
			.map(Thread::getName)
			.filter((name) -> name.startsWith("spyglass-log"))
			.sorted()
			.toList();
	}

	private static void restart() throws Exception {
		Class<?> restarter = Class.forName("org.springframework.boot.devtools.restart.Restarter");
		Object instance = restarter.getMethod("getInstance").invoke(null);
		Method restart = restarter.getMethod("restart");
		new Thread(() -> {
			try {
				restart.invoke(instance);
			}
			catch (ReflectiveOperationException ex) {
				logger.error("no restart", ex);
			}
		}).start();
	}

}
