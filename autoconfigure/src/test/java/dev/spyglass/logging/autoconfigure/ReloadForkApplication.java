/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.autoconfigure;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.util.ContextInitializer;
import ch.qos.logback.core.spi.ConfigurationEvent.EventType;
import dev.spyglass.export.autoconfigure.ExportAutoConfiguration;
import dev.spyglass.failure.internal.ErrorListener;
import dev.spyglass.redaction.RedactionRule;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.awaitility.Awaitility;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.logging.LogFile;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingInitializationContext;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.opentelemetry.autoconfigure.OpenTelemetrySdkAutoConfiguration;
import org.springframework.boot.opentelemetry.autoconfigure.logging.OpenTelemetryLoggingAutoConfiguration;
import org.springframework.boot.opentelemetry.autoconfigure.logging.otlp.OtlpLoggingAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;

/**
 * Logs secrets on four threads while Logback is configured again fifty times, in the way
 * that {@code -Dreload} names, and prints to stderr what is left of the rest.
 */
@ImportAutoConfiguration({ LoggingAutoConfiguration.class, LoggedErrorsAutoConfiguration.class,
		ExportAutoConfiguration.class, OpenTelemetrySdkAutoConfiguration.class,
		OpenTelemetryLoggingAutoConfiguration.class, OtlpLoggingAutoConfiguration.class,
		OtlpLogAutoConfiguration.class })
public class ReloadForkApplication {

	private static final Logger logger = LoggerFactory.getLogger(ReloadForkApplication.class);

	private static final AtomicInteger errors = new AtomicInteger();

	private static final AtomicInteger configurations = new AtomicInteger();

	public static void main(String[] args) throws Exception {
		ConfigurableApplicationContext context = start(args);
		MeterRegistry registry = new SimpleMeterRegistry();
		context.getBean("spyglassLogMeters", MeterBinder.class).bindTo(registry);
		LoggingSystem.get(ReloadForkApplication.class.getClassLoader()).setLogLevel("raised", LogLevel.DEBUG);
		((LoggerContext) LoggerFactory.getILoggerFactory()).addConfigurationEventListener((event) -> {
			if (event.getEventType() == EventType.CONFIGURATION_ENDED_SUCCESSFULLY) {
				configurations.incrementAndGet();
			}
		});
		AtomicBoolean ended = new AtomicBoolean();
		List<Thread> threads = new ArrayList<>();
		for (int i = 0; i < Integer.getInteger("threads", 4); i++) {
			threads.add(new Thread(() -> {
				while (!ended.get()) {
					logger.info("password=hunter2 of a cow, known-to-be-0815");
					logger.atDebug().addKeyValue("password", "hunter2").log("debug");
					LockSupport.parkNanos(500_000);
				}
			}));
		}
		threads.forEach(Thread::start);
		double highest = 0;
		boolean backwards = false;
		for (int i = 0; i < 50; i++) {
			reload(System.getProperty("reload"), context, args);
			double written = written(registry);
			backwards |= written < highest;
			highest = Math.max(written, highest);
		}
		ended.set(true);
		for (Thread thread : threads) {
			thread.join();
		}
		int before = errors.get();
		logger.error("an error", new IllegalStateException("at last"));
		LoggerFactory.getLogger("raised").debug("raised debug");
		LoggerFactory.getLogger("quiet").info("not this");
		logger.info("the end of password=hunter2, a cow, known-to-be-0815");
		System.err.println("errors=" + (errors.get() - before) + " backwards=" + backwards + " threads="
				+ Thread.getAllStackTraces()
					.keySet()
					.stream()
					.filter((thread) -> thread.getName().matches("spyglass-log-(console|file)"))
					.count());
		System.exit(0);
	}

	private static double written(MeterRegistry registry) {
		return registry.get("spyglass.log.lines")
			.tag("outcome", "written")
			.functionCounters()
			.stream()
			.mapToDouble(FunctionCounter::count)
			.sum();
	}

	private static void reload(String way, ConfigurableApplicationContext application, String[] args) throws Exception {
		LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
		switch (way) {
			case "reset" -> context.reset();
			case "automatic" -> {
				context.reset();
				new ContextInitializer(context).autoConfig();
			}
			case "file" -> {
				context.reset();
				configure(context);
			}
			case "scan" -> {
				int before = configurations.get();
				Path file = Path.of(System.getProperty("xml"));
				FileTime modified = Files.getLastModifiedTime(file);
				Files.setLastModifiedTime(file, FileTime.from(modified.toInstant().plusSeconds(5)));
				Awaitility.await().until(() -> configurations.get() > before);
			}
			case "stop" -> {
				context.stop();
				context.start();
				configure(context);
			}
			case "initialize" -> {
				LoggingSystem system = LoggingSystem.get(ReloadForkApplication.class.getClassLoader());
				system.cleanUp();
				system.beforeInitialize();
				system.initialize(new LoggingInitializationContext(application.getEnvironment()),
						application.getEnvironment().getProperty("logging.config"),
						LogFile.get(application.getEnvironment()));
				system.setLogLevel("raised", LogLevel.DEBUG);
				system.setLogLevel("quiet", LogLevel.WARN);
			}
			case "second" -> {
				start(args).close();
				LoggingSystem.get(ReloadForkApplication.class.getClassLoader()).setLogLevel("raised", LogLevel.DEBUG);
			}
			default -> throw new IllegalArgumentException(way);
		}
	}

	private static void configure(LoggerContext context) throws Exception {
		JoranConfigurator configurator = new JoranConfigurator();
		configurator.setContext(context);
		configurator.doConfigure(new File(System.getProperty("xml")));
	}

	private static ConfigurableApplicationContext start(String[] args) {
		SpringApplication application = new SpringApplication(ReloadForkApplication.class);
		application.setWebApplicationType(WebApplicationType.NONE);
		return application.run(args);
	}

	@Bean
	RedactionRule cows() {
		return new RedactionRule() {

			@Override
			public String name() {
				return "cows";
			}

			@Override
			public String redact(String text) {
				return text.replace("cow", "[hidden]");
			}

		};
	}

	@Bean
	ErrorListener errorListener() {
		return (error) -> errors.incrementAndGet();
	}

}
