/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.request.autoconfigure;

import dev.spyglass.request.internal.reactive.RequestIdHandlerDecorator;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;
import org.springframework.core.Ordered;
import org.springframework.http.server.reactive.HttpHandlerDecoratorFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ReactiveRequestAutoConfiguration}.
 */
class ReactiveRequestAutoConfigurationTests {

	private static final AutoConfigurations CONFIGURATIONS = AutoConfigurations.of(RequestAutoConfiguration.class,
			ReactiveRequestAutoConfiguration.class);

	private final ReactiveWebApplicationContextRunner runner = new ReactiveWebApplicationContextRunner()
		.withConfiguration(CONFIGURATIONS);

	@Test
	void decoratesTheHandler() {
		this.runner.run((context) -> assertThat(context).hasSingleBean(RequestIdHandlerDecorator.class));
	}

	@Test
	void isSwitchedOffByProperty() {
		this.runner.withPropertyValues("spyglass.request.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(RequestIdHandlerDecorator.class));
	}

	@Test
	void doesWithoutWebFlux() {
		new ApplicationContextRunner().withConfiguration(CONFIGURATIONS)
			.withClassLoader(new FilteredClassLoader(HttpHandlerDecoratorFactory.class))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(RequestIdHandlerDecorator.class));
	}

	@Test
	void isTheOutermostDecorator() {
		this.runner.run((context) -> assertThat(context.getBean(RequestIdHandlerDecorator.class).getOrder())
			.isEqualTo(Ordered.HIGHEST_PRECEDENCE));
	}

}
