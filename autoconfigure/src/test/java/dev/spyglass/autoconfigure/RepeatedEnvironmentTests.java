/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.autoconfigure;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import dev.spyglass.testsupport.RunningApplication;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.logging.DeferredLogFactory;
import org.springframework.boot.logging.DeferredLogs;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.AnnotationAwareOrderComparator;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.core.io.support.SpringFactoriesLoader.ArgumentResolver;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that Spyglass' defaults are the same however often its environment
 * post-processors run, and in contexts that have a parent.
 */
class RepeatedEnvironmentTests {

	@ParameterizedTest
	@EnumSource(names = { "SERVLET", "REACTIVE" })
	void probesAnswerAfterABootstrapContext(WebApplicationType type) {
		SpringApplication spring = new SpringApplication(Application.class);
		spring.addListeners(new BootstrapContext());
		try (RunningApplication application = RunningApplication.start(type, spring)) {
			assertThat(application.get("/healthz").statusCode()).isEqualTo(200);
			assertThat(application.get("/readyz").statusCode()).isEqualTo(200);
			assertThat(application.get("/actuator/prometheus").statusCode()).isEqualTo(200);
		}
	}

	@Test
	void whatTheApplicationChoosesWinsAfterABootstrapContext() {
		SpringApplication spring = new SpringApplication(Application.class);
		spring.addListeners(new BootstrapContext());
		try (RunningApplication application = RunningApplication.start(WebApplicationType.SERVLET, spring,
				"spyglass.health.liveness-path=/alive", "spyglass.health.readiness-path=",
				"spyglass.metrics.enabled=false")) {
			assertThat(application.get("/alive").statusCode()).isEqualTo(200);
			assertThat(application.get("/healthz").statusCode()).isEqualTo(404);
			assertThat(application.get("/readyz").statusCode()).isEqualTo(404);
			assertThat(application.get("/actuator/prometheus").statusCode()).isEqualTo(404);
		}
	}

	@Test
	void aBootstrapContextChangesNoDefault() {
		assertThat(defaults(true)).isEqualTo(defaults(false)).hasSizeGreaterThan(10);
	}

	@Test
	void aChildOfAParentHasTheSameProbes() {
		try (ConfigurableApplicationContext child = new SpringApplicationBuilder(Parent.class)
			.web(WebApplicationType.NONE)
			.child(Application.class)
			.web(WebApplicationType.SERVLET)
			.run("--server.port=0")) {
			assertThat(child.getEnvironment().getProperty("management.endpoint.health.group.readiness.additional-path"))
				.isEqualTo("server:/readyz");
		}
	}

	@Test
	void runningTwiceOnOneEnvironmentChangesNothing() {
		StandardEnvironment environment = new StandardEnvironment();
		environment.getPropertySources()
			.addFirst(new MapPropertySource("application", Map.of("spyglass.sentry.dsn", "http://key@localhost/1",
					"management.opentelemetry.logging.export.otlp.endpoint", "")));
		run(environment);
		Map<String, Object> once = own(environment);
		run(environment);
		assertThat(own(environment)).isEqualTo(once)
			.containsEntry("spyglassProbes:management.endpoint.health.group.liveness.additional-path",
					"server:/healthz")
			.containsEntry("spyglassDefaults:management.endpoints.web.exposure.include", "health,prometheus")
			.containsEntry("spyglassSentryDefaults:sentry.max-queue-size", "1000");
	}

	@Test
	void aSecondRunTakesBackWhatTheFirstHasSwitchedOff() {
		StandardEnvironment environment = new StandardEnvironment();
		environment.getPropertySources()
			.addFirst(
					new MapPropertySource("application", Map.of("management.opentelemetry.logging.export.otlp.endpoint",
							"", "management.opentelemetry.tracing.export.otlp.endpoint", "", "sentry.dsn", "")));
		run(environment);
		environment.getPropertySources().remove("application");
		environment.getPropertySources()
			.addFirst(new MapPropertySource("application",
					Map.of("management.opentelemetry.logging.export.otlp.endpoint", "http://localhost/v1/logs",
							"management.opentelemetry.tracing.export.otlp.endpoint", "http://localhost/v1/traces",
							"sentry.dsn", "http://key@localhost/1")));
		run(environment);
		assertThat(environment.getProperty("management.logging.export.otlp.enabled")).isNull();
		assertThat(environment.getProperty("management.tracing.export.otlp.enabled")).isNull();
		assertThat(environment.getProperty("sentry.dsn")).isEqualTo("http://key@localhost/1");
	}

	private static Map<String, Object> defaults(boolean bootstrap) {
		SpringApplication spring = new SpringApplication(Application.class);
		if (bootstrap) {
			spring.addListeners(new BootstrapContext());
		}
		try (RunningApplication application = RunningApplication.start(WebApplicationType.SERVLET, spring)) {
			return own(application.context().getEnvironment());
		}
	}

	private static Map<String, Object> own(ConfigurableEnvironment environment) {
		Map<String, Object> own = new TreeMap<>();
		environment.getPropertySources()
			.stream()
			.filter((source) -> source.getName().startsWith("spyglass")
					&& source instanceof EnumerablePropertySource<?>)
			.forEach((source) -> {
				for (String name : ((EnumerablePropertySource<?>) source).getPropertyNames()) {
					own.put(source.getName() + ":" + name, String.valueOf(source.getProperty(name)));
				}
			});
		return own;
	}

	private static void run(ConfigurableEnvironment environment) {
		List<EnvironmentPostProcessor> processors = SpringFactoriesLoader.forDefaultResourceLocation()
			.load(EnvironmentPostProcessor.class, ArgumentResolver.of(DeferredLogFactory.class, new DeferredLogs()))
			.stream()
			.filter((processor) -> processor.getClass().getName().startsWith("dev.spyglass."))
			.sorted(AnnotationAwareOrderComparator.INSTANCE)
			.toList();
		assertThat(processors).isNotEmpty();
		SpringApplication application = new SpringApplication(Application.class);
		processors.forEach((processor) -> processor.postProcessEnvironment(environment, application));
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

	}

	@Configuration(proxyBeanMethods = false)
	static class Parent {

	}

}
