/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.annotation.ImportCandidates;
import org.springframework.boot.context.event.ApplicationFailedEvent;
import org.springframework.context.ApplicationEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.support.GenericApplicationContext;

/**
 * Somebody's application, started with Spyglass or without. All that a property switches
 * on is on, since what isn't there can't miss anything.
 */
final class HostApplication {

	/** The auto-configurations on the class path. */
	static final List<String> AUTO_CONFIGURATIONS = ImportCandidates.load(AutoConfiguration.class, null)
		.getCandidates();

	private static final List<String> EVERYTHING = List.of("--server.port=0", "--spring.main.banner-mode=off",
			"--logging.level.root=off", "--spring.main.log-startup-info=false",
			"--management.endpoints.web.exposure.include=*", "--management.endpoint.health.show-details=always",
			"--management.opentelemetry.tracing.export.otlp.endpoint=http://localhost:9/v1/traces",
			"--management.opentelemetry.logging.export.otlp.endpoint=http://localhost:9/v1/logs",
			"--spyglass.tracing.response-headers=traceresponse", "--spyglass.request.id.generator=trace-id",
			"--spyglass.metrics.common-tags=service,version,environment", "--sentry.dsn=http://key@localhost:9/1",
			"--sentry.shutdown-timeout-millis=1");

	private final WebApplicationType type;

	private final List<String> excluded = new ArrayList<>();

	private final List<String> arguments = new ArrayList<>(EVERYTHING);

	private final List<Consumer<GenericApplicationContext>> beans = new ArrayList<>();

	HostApplication(WebApplicationType type) {
		this.type = type;
	}

	HostApplication without(String autoConfiguration) {
		this.excluded.add(autoConfiguration);
		return this;
	}

	HostApplication withoutSpyglass() {
		AUTO_CONFIGURATIONS.stream().filter((name) -> name.startsWith("dev.spyglass.")).forEach(this::without);
		// Tracing's switch would take Boot's tracing along.
		for (String signal : List.of("logging", "request", "metrics", "health", "sentry")) {
			this.arguments.add("--spyglass." + signal + ".enabled=false");
		}
		return this;
	}

	HostApplication with(String property) {
		this.arguments.add("--" + property);
		return this;
	}

	<T> HostApplication with(String name, Class<T> beanType, Supplier<T> bean) {
		this.beans.add((context) -> context.registerBean(name, beanType, bean));
		return this;
	}

	<T> HostApplication withPrimary(String name, Class<T> beanType, Supplier<T> bean) {
		this.beans
			.add((context) -> context.registerBean(name, beanType, bean, (definition) -> definition.setPrimary(true)));
		return this;
	}

	/** As {@code @MockitoBean} does. */
	HostApplication withSingleton(String name, Object bean) {
		this.beans.add((context) -> context.getBeanFactory().registerSingleton(name, bean));
		return this;
	}

	/** Starts the application and closes it; returns the failure, or null. */
	String failure() {
		try (ConfigurableApplicationContext context = start()) {
			return null;
		}
		catch (RuntimeException ex) {
			return ex.toString();
		}
	}

	ConfigurableApplicationContext start() {
		SpringApplication application = new SpringApplication(Application.class);
		application.setWebApplicationType(this.type);
		application.setRegisterShutdownHook(false);
		application.addListeners(restored((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)));
		application.addInitializers(
				(context) -> this.beans.forEach((bean) -> bean.accept((GenericApplicationContext) context)));
		List<String> all = new ArrayList<>(this.arguments);
		all.add("--spring.autoconfigure.exclude=" + String.join(",", this.excluded));
		return application.run(all.toArray(String[]::new));
	}

	/** The next test has lines again. */
	private static ApplicationListener<ApplicationEvent> restored(Logger root) {
		Level before = root.getLevel();
		return (event) -> {
			if (event instanceof ContextClosedEvent || event instanceof ApplicationFailedEvent) {
				root.setLevel(before);
			}
		};
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

	}

}
