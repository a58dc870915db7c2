/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.autoconfigure;

import java.util.Map;

import org.junit.jupiter.api.Test;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SignalDefaultsEnvironmentPostProcessor} within a real
 * {@link SpringApplication}.
 */
class SignalDefaultsEnvironmentPostProcessorTests {

	private static final String PROPAGATE = "spring.task.execution.propagate-context";

	private final SpringApplication application = application();

	@Test
	void suppliesADefault() {
		assertThat(propagateAfterRun()).isEqualTo("true");
	}

	@Test
	void yieldsToWhatTheUserSets() {
		assertThat(propagateAfterRun("--" + PROPAGATE + "=false")).isEqualTo("false");
	}

	@Test
	void yieldsToTheUsersDefaultProperties() {
		this.application.setDefaultProperties(Map.of(PROPAGATE, "false"));
		assertThat(propagateAfterRun()).isEqualTo("false");
	}

	@Test
	void leavesBootAloneWhenTheSignalIsOff() {
		assertThat(propagateAfterRun("--spyglass.request.enabled=false")).isNull();
	}

	private String propagateAfterRun(String... args) {
		try (ConfigurableApplicationContext context = this.application.run(args)) {
			return context.getEnvironment().getProperty(PROPAGATE);
		}
	}

	private static SpringApplication application() {
		SpringApplication application = new SpringApplication(Nothing.class);
		application.setWebApplicationType(WebApplicationType.NONE);
		return application;
	}

	@Configuration(proxyBeanMethods = false)
	static class Nothing {

	}

}
