/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.metrics.autoconfigure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.tracing.Tracer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Does on demand what meters about telemetry count. Writes its port to the file that the
 * system property {@code port} names.
 */
@RestController
@EnableAutoConfiguration
public class SelfMetricsForkApplication {

	private static final Logger logger = LoggerFactory.getLogger(SelfMetricsForkApplication.class);

	private final MeterRegistry meters;

	private final Tracer tracer;

	SelfMetricsForkApplication(MeterRegistry meters, Tracer tracer) {
		this.meters = meters;
		this.tracer = tracer;
	}

	public static void main(String[] args) throws IOException {
		SpringApplication application = new SpringApplication(SelfMetricsForkApplication.class);
		application.setWebApplicationType(WebApplicationType.SERVLET);
		ConfigurableApplicationContext context = application.run(args);
		Path file = Path.of(System.getProperty("port"));
		Path fresh = Files.writeString(Path.of(file + ".fresh"),
				context.getEnvironment().getRequiredProperty("local.server.port"));
		Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
	}

	@GetMapping("/lines")
	void lines(@RequestParam int count) {
		for (int i = 0; i < count; i++) {
			logger.info("signed in with password=hunter2-{}", i);
		}
	}

	@GetMapping("/errors")
	void errors(@RequestParam int count) {
		for (int i = 0; i < count; i++) {
			logger.error("broken", new IllegalStateException("broken " + i));
		}
	}

	@GetMapping("/spans")
	void spans(@RequestParam int count) {
		for (int i = 0; i < count; i++) {
			this.tracer.nextSpan().name("work").start().end();
		}
	}

	@GetMapping("/tags")
	void tags(@RequestParam int count) {
		for (int i = 0; i < count; i++) {
			this.meters.counter("orders", "customer", Integer.toString(i)).increment();
		}
	}

	/** An event that cannot be taken apart. */
	@GetMapping("/odd")
	void odd() {
		LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
		ch.qos.logback.classic.Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
		root.callAppenders(new LoggingEvent("", root, Level.INFO, "odd", null, null) {

			@Override
			public void prepareForDeferredProcessing() {
				throw new IllegalStateException("odd");
			}

		});
	}

}
