/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.request.autoconfigure;

import dev.spyglass.request.internal.servlet.IdentifiedErrorAttributes;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.webflux.autoconfigure.WebFluxAutoConfiguration;
import org.springframework.boot.webflux.autoconfigure.error.ErrorWebFluxAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.boot.webmvc.error.DefaultErrorAttributes;
import org.springframework.boot.webmvc.error.ErrorAttributes;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ServletRequestAutoConfiguration} and
 * {@link ReactiveRequestAutoConfiguration}.
 */
class ErrorIdsWiringTests {

	private final WebApplicationContextRunner runner = new WebApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(RequestAutoConfiguration.class, ServletRequestAutoConfiguration.class,
				ErrorMvcAutoConfiguration.class, DispatcherServletAutoConfiguration.class));

	@Test
	void comesBeforeBoots() {
		this.runner.run((context) -> assertThat(context.getBean(ErrorAttributes.class))
			.isInstanceOf(IdentifiedErrorAttributes.class));
	}

	@Test
	void isSwitchedOffByProperty() {
		this.runner.withPropertyValues("spyglass.request.enabled=false")
			.run((context) -> assertThat(context.getBean(ErrorAttributes.class))
				.isExactlyInstanceOf(DefaultErrorAttributes.class));
	}

	@Test
	void backsOffForTheUsersOwn() {
		DefaultErrorAttributes own = new DefaultErrorAttributes();
		this.runner.withBean(ErrorAttributes.class, () -> own)
			.run((context) -> assertThat(context.getBean(ErrorAttributes.class)).isSameAs(own));
	}

	@Test
	void doesWithoutMvc() {
		new WebApplicationContextRunner()
			.withConfiguration(
					AutoConfigurations.of(RequestAutoConfiguration.class, ServletRequestAutoConfiguration.class))
			.withClassLoader(new FilteredClassLoader(ErrorAttributes.class))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean("spyglassErrorAttributes"));
	}

	@Test
	void servesTheReactiveStackToo() {
		new ReactiveWebApplicationContextRunner()
			.withConfiguration(
					AutoConfigurations.of(ErrorWebFluxAutoConfiguration.class, WebFluxAutoConfiguration.class,
							RequestAutoConfiguration.class, ReactiveRequestAutoConfiguration.class))
			.run((context) -> assertThat(context).getBean(org.springframework.boot.webflux.error.ErrorAttributes.class)
				.isInstanceOf(dev.spyglass.request.internal.reactive.IdentifiedErrorAttributes.class));
	}

}
