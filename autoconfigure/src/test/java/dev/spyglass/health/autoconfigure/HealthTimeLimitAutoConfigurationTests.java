/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.health.autoconfigure;

import java.time.Duration;
import java.util.Set;

import dev.spyglass.health.internal.HealthChecks;
import dev.spyglass.health.internal.HealthLimits;
import dev.spyglass.health.internal.TimeLimitedContributors;
import dev.spyglass.health.internal.TimeLimitedIndicator;
import dev.spyglass.health.internal.reactive.TimeLimitedReactiveContributors;
import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.health.autoconfigure.contributor.HealthContributorAutoConfiguration;
import org.springframework.boot.health.autoconfigure.registry.HealthContributorRegistryAutoConfiguration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.registry.HealthContributorRegistry;
import org.springframework.boot.health.registry.ReactiveHealthContributorRegistry;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

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

	@Test
	void limitsAllContributors() {
		this.runner.run((context) -> {
			assertThat(context.getBean(HealthContributorRegistry.class)).isInstanceOf(TimeLimitedContributors.class);
			assertThat(context.getBean(ReactiveHealthContributorRegistry.class))
				.isInstanceOf(TimeLimitedReactiveContributors.class);
			assertThat(context.getBean(HealthContributorRegistry.class).getContributor("mine")).isNotNull();
		});
	}

	@Test
	void isOffWhenDisabled() {
		this.runner.withPropertyValues("spyglass.health.enabled=false")
			.run((context) -> assertThat(context.getBean(HealthContributorRegistry.class))
				.isNotInstanceOf(TimeLimitedContributors.class));
	}

	@Test
	void withoutALimitContributorsAreAskedDirectly() {
		this.runner.withPropertyValues("spyglass.health.time-limit.enabled=false")
			.run((context) -> assertThat(context.getBean(TimeLimitedContributors.class).indicators()).isNotEmpty()
				.allMatch(TimeLimitedIndicator::isDirect));
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
		this.runner.withClassLoader(new FilteredClassLoader(Flux.class))
			.run((context) -> assertThat(context.getBean(HealthContributorRegistry.class))
				.isInstanceOf(TimeLimitedContributors.class));
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

}
