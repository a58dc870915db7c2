/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.health.autoconfigure;

import java.util.Set;

import dev.spyglass.health.internal.reactive.ClosingFilter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Mono;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ServletProbesAutoConfiguration} and
 * {@link ReactiveProbesAutoConfiguration}, which look for mappings of the user's that a
 * probe would hide.
 */
class ProbePathCheckAutoConfigurationTests {

	private static final AutoConfigurations CONFIGURATIONS = AutoConfigurations.of(HealthProbesAutoConfiguration.class,
			ServletProbesAutoConfiguration.class, ReactiveProbesAutoConfiguration.class);

	private final WebApplicationContextRunner servlet = new WebApplicationContextRunner()
		.withConfiguration(CONFIGURATIONS);

	private final ReactiveWebApplicationContextRunner reactive = new ReactiveWebApplicationContextRunner()
		.withConfiguration(CONFIGURATIONS);

	@Test
	void looksAtTheMappingsOfTheStackThatIsThere() {
		this.servlet.run((context) -> assertThat(context).hasBean("spyglassServletProbePathCheck")
			.doesNotHaveBean("spyglassReactiveProbePathCheck"));
		this.reactive.run((context) -> assertThat(context).hasBean("spyglassReactiveProbePathCheck")
			.doesNotHaveBean("spyglassServletProbePathCheck"));
	}

	@Test
	void isSwitchedOffByProperty() {
		this.servlet.withPropertyValues("spyglass.health.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean("spyglassServletProbePathCheck"));
		this.reactive.withPropertyValues("spyglass.health.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean("spyglassReactiveProbePathCheck"));
	}

	@Test
	void doesWithoutHealth() {
		FilteredClassLoader without = new FilteredClassLoader("org.springframework.boot.health");
		this.servlet.withClassLoader(without)
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean("spyglassServletProbePathCheck"));
		this.reactive.withClassLoader(without)
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean("spyglassReactiveProbePathCheck"));
	}

	@Test
	void doesWithoutAWebFramework() {
		new ApplicationContextRunner().withConfiguration(CONFIGURATIONS)
			.withClassLoader(new FilteredClassLoader("org.springframework.web"))
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean("spyglassServletProbePathCheck")
				.doesNotHaveBean("spyglassReactiveProbePathCheck"));
	}

	@Test
	void endsConnectionsOnlyOfAReactorNettyThatStallsThem() {
		this.reactive.run((context) -> assertThat(context).hasSingleBean(ClosingFilter.class));
		this.servlet.run((context) -> assertThat(context).doesNotHaveBean(ClosingFilter.class));
		this.reactive.withClassLoader(new FilteredClassLoader("reactor.netty"))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(ClosingFilter.class));
		this.reactive.withPropertyValues("spyglass.health.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(ClosingFilter.class));
		ClosingFilter own = new ClosingFilter(Set.of(), "/none");
		this.reactive.withBean(ClosingFilter.class, () -> own)
			.run((context) -> assertThat(context).getBean(ClosingFilter.class).isSameAs(own));
	}

	@ParameterizedTest
	@CsvSource({ "/, health, /health", "/, alive, /alive", "/manage, health, /manage/health/readiness" })
	void endsTheConnectionWhereverTheHealthEndpointIs(String base, String name, String path) {
		this.reactive
			.withPropertyValues("management.endpoints.web.base-path=" + base,
					"management.endpoints.web.path-mapping.health=" + name)
			.run((context) -> {
				MockServerWebExchange exchange = MockServerWebExchange.from(MockServerHttpRequest.get(path));
				context.getBean(ClosingFilter.class).filter(exchange, (next) -> Mono.empty()).block();
				assertThat(exchange.getResponse().getHeaders().getConnection()).containsExactly("close");
			});
	}

	@ParameterizedTest
	@CsvSource({ "1.3.7,true", "1.2.14,true", "0.9.10,true", ",true", "none,true", "1.3.8,false", "1.3.10,false",
			"1.4.0-M1,false", "2.0.0,false" })
	void knowsWhichOnesDo(String version, boolean stalls) {
		assertThat(ReactiveProbesAutoConfiguration.StallingServer.isBeforeMended(version)).isEqualTo(stalls);
	}

}
