/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.health.autoconfigure;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

import dev.spyglass.health.internal.HealthChecks;
import dev.spyglass.health.internal.HealthLimits;
import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.health.actuate.endpoint.CompositeHealthDescriptor;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.actuate.endpoint.HealthEndpointGroups;
import org.springframework.boot.health.autoconfigure.actuate.endpoint.HealthEndpointAutoConfiguration;
import org.springframework.boot.health.autoconfigure.contributor.HealthContributorAutoConfiguration;
import org.springframework.boot.health.autoconfigure.registry.HealthContributorRegistryAutoConfiguration;
import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.health.registry.DefaultHealthContributorRegistry;
import org.springframework.boot.health.registry.HealthContributorRegistry;
import org.springframework.boot.health.registry.ReactiveHealthContributorRegistry;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link HealthTimeLimitAutoConfiguration} and
 * {@link ReactiveHealthAutoConfiguration}.
 */
class HealthTimeLimitAutoConfigurationTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(
				AutoConfigurations.of(HealthTimeLimitAutoConfiguration.class, ReactiveHealthAutoConfiguration.class,
						HealthContributorAutoConfiguration.class, HealthContributorRegistryAutoConfiguration.class))
		.withBean("mineHealthIndicator", HealthIndicator.class, () -> Health.up()::build);

	private final ApplicationContextRunner withEndpoint = this.runner
		.withConfiguration(AutoConfigurations.of(HealthEndpointAutoConfiguration.class))
		.withPropertyValues("management.endpoints.jmx.exposure.include=health");

	@Test
	void limitsWhatTheEndpointSees() {
		this.withEndpoint.withBean("slow", HealthIndicator.class, () -> HealthTimeLimitAutoConfigurationTests::slow)
			.withBean("slowReactive", ReactiveHealthIndicator.class, () -> Mono::never)
			.run((context) -> {
				context.getBean(HealthChecks.class).ready();
				assertThat(context.getBean("healthEndpoint")).isExactlyInstanceOf(HealthEndpoint.class);
				assertThat(components(context)).containsEntry("mine", Status.UP)
					.containsEntry("slow", Status.UNKNOWN)
					.containsEntry("slowReactive", Status.UNKNOWN);
			});
	}

	@ParameterizedTest
	@ValueSource(strings = { "spyglass.health.enabled=true", "spyglass.health.enabled=false",
			"spyglass.health.time-limit.exclude=*", "spyglass.health.time-limit.enabled=false" })
	void leavesContributorsAndTheirRegistryAlone(String property) {
		CompositeHealthContributor parts = CompositeHealthContributor
			.fromMap(Map.of("part", (HealthIndicator) Health.up()::build));
		ReactiveHealthIndicator reactive = () -> Mono.just(Health.up().build());
		this.withEndpoint.withPropertyValues(property)
			.withBean("parts", CompositeHealthContributor.class, () -> parts)
			.withBean("reactive", ReactiveHealthIndicator.class, () -> reactive)
			.run((context) -> {
				HealthContributorRegistry registry = context.getBean(HealthContributorRegistry.class);
				assertThat(registry).isExactlyInstanceOf(DefaultHealthContributorRegistry.class);
				assertThat(registry.getContributor("mine")).isSameAs(context.getBean("mineHealthIndicator"));
				assertThat(registry.getContributor("parts")).isSameAs(parts);
				assertThat(context.getBean(ReactiveHealthContributorRegistry.class).getContributor("reactive"))
					.isSameAs(reactive);
			});
	}

	@ParameterizedTest
	@ValueSource(strings = { "spyglass.health.enabled=false", "spyglass.health.time-limit.exclude=*",
			"spyglass.health.time-limit.enabled=false" })
	void isOffWhenDisabled(String property) {
		Thread caller = Thread.currentThread();
		this.withEndpoint.withPropertyValues(property)
			.withBean("thread", HealthIndicator.class,
					() -> () -> Health.status((Thread.currentThread() == caller) ? Status.UP : Status.DOWN).build())
			.run((context) -> assertThat(components(context)).containsEntry("thread", Status.UP));
	}

	@Test
	void leavesTheUsersEndpoint() {
		this.withEndpoint.withUserConfiguration(UsersEndpoint.class)
			.run((context) -> assertThat(components(context)).containsOnlyKeys("users"));
	}

	@Test
	void doesWithoutTheEndpoint() {
		this.runner.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(HealthEndpoint.class));
	}

	@Test
	void showsAContributorThatIsRegisteredLater() {
		this.withEndpoint.run((context) -> {
			HealthContributorRegistry registry = context.getBean(HealthContributorRegistry.class);
			registry.registerContributor("later", (HealthIndicator) Health.up()::build);
			assertThat(components(context)).containsKey("later");
			registry.unregisterContributor("later");
			assertThat(components(context)).doesNotContainKey("later");
		});
	}

	private static Health slow() {
		try {
			new CountDownLatch(1).await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		return Health.up().build();
	}

	private static Map<String, Status> components(ApplicationContext context) {
		Map<String, Status> statuses = new HashMap<>();
		((CompositeHealthDescriptor) context.getBean(HealthEndpoint.class).health()).getComponents()
			.forEach((name, component) -> statuses.put(name, component.getStatus()));
		return statuses;
	}

	@Test
	void leavesTheUsersOwn() {
		HealthChecks own = new HealthChecks(new HealthLimits(Duration.ofSeconds(1), Duration.ofSeconds(1), Set.of()),
				null);
		this.runner.withBean(HealthChecks.class, () -> own)
			.run((context) -> assertThat(context.getBean(HealthChecks.class)).isSameAs(own));
	}

	@Test
	void isOffWithoutMicrometer() {
		this.runner.withClassLoader(new FilteredClassLoader(MeterRegistry.class))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(HealthChecks.class));
	}

	@Test
	void worksWithoutReactor() {
		this.withEndpoint.withClassLoader(new FilteredClassLoader(Flux.class))
			.run((context) -> assertThat(components(context)).containsEntry("mine", Status.UP));
	}

	@Test
	void worksWithoutTheActuator() {
		this.runner.withClassLoader(new FilteredClassLoader("org.springframework.boot.actuate"))
			.run((context) -> assertThat(context).hasNotFailed().hasSingleBean(HealthContributorRegistry.class));
	}

	@Test
	void comesAfterTheRegistryOfMeters() {
		assertThat(HealthTimeLimitAutoConfiguration.class
			.getAnnotation(org.springframework.boot.autoconfigure.AutoConfiguration.class)
			.afterName()).singleElement().asString().endsWith("CompositeMeterRegistryAutoConfiguration");
	}

	@Test
	void refusesAnUnknownContributorInTheListOfExceptions() {
		this.runner.withPropertyValues("spyglass.health.time-limit.exclude=mine,yours")
			.run((context) -> assertThat(context).getFailure()
				.hasMessageContaining("spyglass.health.time-limit.exclude")
				.hasMessageContaining("'yours'")
				.hasMessageContaining("available contributors are: mine"));
	}

	@Test
	void takesAStarForAllContributors() {
		this.runner.withPropertyValues("spyglass.health.time-limit.exclude=*")
			.run((context) -> assertThat(context).hasNotFailed());
	}

	@Test
	void refusesANegativeInterval() {
		this.runner.withPropertyValues("spyglass.health.refresh-interval=-1s")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessageContaining("spyglass.health.refresh-interval"));
	}

	@Test
	void refusesALimitOfNothing() {
		this.runner.withPropertyValues("spyglass.health.time-limit.max-wait=0ms")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessageContaining("spyglass.health.time-limit.max-wait"));
	}

	@Configuration(proxyBeanMethods = false)
	static class UsersEndpoint {

		@Bean
		HealthEndpoint mine(HealthEndpointGroups groups) {
			HealthContributorRegistry registry = new DefaultHealthContributorRegistry();
			registry.registerContributor("users", (HealthIndicator) Health.up()::build);
			return new HealthEndpoint(registry, null, groups, null);
		}

	}

}
