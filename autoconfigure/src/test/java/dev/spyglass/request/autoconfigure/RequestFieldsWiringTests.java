/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.request.autoconfigure;

import java.util.List;

import dev.spyglass.request.internal.RequestField;
import dev.spyglass.request.internal.RequestLogFields;
import dev.spyglass.request.internal.reactive.RouteHandlerAdapter;
import dev.spyglass.request.internal.reactive.SecurityWebChainUser;
import dev.spyglass.request.internal.reactive.UserWebFilter;
import dev.spyglass.request.internal.servlet.RequestIdFilter;
import dev.spyglass.request.internal.servlet.SecurityChainUser;
import jakarta.servlet.Filter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.core.Ordered;
import org.springframework.security.web.DefaultSecurityFilterChain;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.web.reactive.HandlerAdapter;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ServletRequestAutoConfiguration} and
 * {@link ReactiveRequestAutoConfiguration}.
 */
class RequestFieldsWiringTests {

	private static final String FILTER = "spyglassUserFilter";

	private final WebApplicationContextRunner servlet = new WebApplicationContextRunner().withConfiguration(
			AutoConfigurations.of(RequestAutoConfiguration.class, ServletRequestAutoConfiguration.class));

	private final ReactiveWebApplicationContextRunner reactive = new ReactiveWebApplicationContextRunner()
		.withConfiguration(
				AutoConfigurations.of(RequestAutoConfiguration.class, ReactiveRequestAutoConfiguration.class));

	@Test
	void chooseNothingByDefault() {
		this.servlet.run((context) -> assertThat(context.getBean(RequestLogFields.class).late()).isEmpty());
		this.reactive
			.run((context) -> assertThat(context.getBean(RouteHandlerAdapter.class).supports(new Object())).isFalse());
	}

	@Test
	void areSwitchedOffWithTheIds() {
		this.servlet.withPropertyValues("spyglass.request.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(FILTER).doesNotHaveBean(SecurityChainUser.class));
		this.reactive.withPropertyValues("spyglass.request.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(UserWebFilter.class)
				.doesNotHaveBean(RouteHandlerAdapter.class));
	}

	@Test
	void doWithoutSecurityWithoutMvcAndWithoutServlets() {
		this.servlet.withClassLoader(new FilteredClassLoader(DefaultSecurityFilterChain.class, WebMvcConfigurer.class))
			.run((context) -> assertThat(context).hasBean(FILTER).doesNotHaveBean(SecurityChainUser.class));
		this.reactive.withClassLoader(new FilteredClassLoader(SecurityWebFilterChain.class))
			.run((context) -> assertThat(context).hasSingleBean(UserWebFilter.class)
				.doesNotHaveBean(SecurityWebChainUser.class));
		this.servlet.withClassLoader(new FilteredClassLoader(Filter.class))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(FILTER));
		this.reactive.withClassLoader(new FilteredClassLoader(HandlerAdapter.class))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(UserWebFilter.class));
	}

	@Test
	void standWithinEverythingElse() {
		this.servlet.withPropertyValues("spyglass.request.fields.include=user").run((context) -> {
			FilterRegistrationBean<?> registration = context.getBean(FILTER, FilterRegistrationBean.class);
			assertThat(registration.getOrder()).isGreaterThan(RequestIdFilter.ORDER)
				.isEqualTo(Ordered.LOWEST_PRECEDENCE);
		});
		this.reactive.run((context) -> assertThat(context.getBean(RouteHandlerAdapter.class).getOrder())
			.isEqualTo(Ordered.HIGHEST_PRECEDENCE));
	}

	@Test
	void areRead() {
		this.servlet
			.withPropertyValues("spyglass.request.fields.include=client-ip,user",
					"spyglass.request.fields.tenant-header=X-Tenant",
					"spyglass.request.fields.headers.X-Client-Version=client_version")
			.run((context) -> {
				RequestLogFields logFields = context.getBean(RequestLogFields.class);
				assertThat(logFields.includes(RequestField.CLIENT_IP)).isTrue();
				assertThat(logFields.includes(RequestField.ROUTE)).isFalse();
				assertThat(logFields.ofArrival(null, List::of)).containsOnlyKeys("tenant_id", "client_version");
			});
	}

	@ParameterizedTest
	@CsvSource({ "tenant-header=X Tenant, tenant-header", "tenant-header=Authorization, tenant-header",
			"headers.cookie=session, headers", "headers.X-A=request_id, headers.X-A",
			"headers.X-A=tenant_id, headers.X-A", "headers.X-A=a b, headers.X-A",
			"headers.X-A=http.path, headers.X-A" })
	void areRefusedWithPropertyValueAndRemedy(String property, String named) {
		this.servlet.withPropertyValues("spyglass.request.fields." + property)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(InvalidConfigurationPropertyValueException.class)
				.hasMessageContaining("spyglass.request.fields." + named));
	}

}
