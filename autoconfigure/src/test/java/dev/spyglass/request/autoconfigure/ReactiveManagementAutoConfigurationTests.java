/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.request.autoconfigure;

import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ReactiveManagementAutoConfiguration}.
 */
class ReactiveManagementAutoConfigurationTests {

	private static final String TOMCAT = "spyglassTomcatRequestIdCustomizer";

	private static final String NETTY = "spyglassNettyRequestIdCustomizer";

	private final ReactiveWebApplicationContextRunner management = new ReactiveWebApplicationContextRunner()
		.withUserConfiguration(ReactiveManagementAutoConfiguration.class);

	private final ReactiveWebApplicationContextRunner runner = new ReactiveWebApplicationContextRunner()
		.withConfiguration(
				AutoConfigurations.of(RequestAutoConfiguration.class, ReactiveRequestAutoConfiguration.class));

	@Test
	void reachesAManagementPort() {
		this.runner.run((parent) -> this.management.withParent(parent).run((context) -> {
			assertThat(context.containsLocalBean(TOMCAT)).isTrue();
			assertThat(context.containsLocalBean(NETTY)).isTrue();
		}));
	}

	@Test
	void leavesAManagementPortAloneWhenSwitchedOff() {
		this.runner.withPropertyValues("spyglass.request.enabled=false")
			.run((parent) -> this.management.withParent(parent)
				.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(TOMCAT).doesNotHaveBean(NETTY)));
	}

	@Test
	void doesWithoutBothServers() {
		this.runner.run((parent) -> this.management.withParent(parent)
			.withClassLoader(new FilteredClassLoader(ConfigurableTomcatWebServerFactory.class,
					NettyReactiveWebServerFactory.class))
			.run((context) -> {
				assertThat(context.containsLocalBean(TOMCAT)).isFalse();
				assertThat(context.containsLocalBean(NETTY)).isFalse();
			}));
	}

}
