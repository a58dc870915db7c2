/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.health.autoconfigure;

import java.util.Set;

import dev.spyglass.health.internal.HealthChecks;
import dev.spyglass.health.internal.HealthLimits;
import dev.spyglass.health.internal.HealthRefresh;
import dev.spyglass.health.internal.TimeLimitedContributors;
import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.registry.HealthContributorRegistry;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;

/**
 * Auto-configures a time limit for all health contributors, and the reports of status
 * changes. It covers the contributors of Spring Boot and of the application. A refresh
 * detects changes even if no client requests health.
 */
@AutoConfiguration(
		afterName = "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration")
@ConditionalOnClass({ HealthContributorRegistry.class, MeterRegistry.class })
@ConditionalOnBooleanProperty(name = HealthProperties.PREFIX + ".enabled", matchIfMissing = true)
@EnableConfigurationProperties(HealthProperties.class)
public final class HealthTimeLimitAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	HealthChecks spyglassHealthChecks(HealthProperties properties, ObjectProvider<MeterRegistry> registry) {
		HealthProperties.TimeLimit limit = properties.timeLimit();
		Set<String> excluded = limit.enabled() ? limit.exclude() : Set.of(HealthLimits.ALL);
		return new HealthChecks(new HealthLimits(limit.maxWait(), limit.maxAge(), excluded), registry.getIfAvailable());
	}

	@Bean
	HealthRefreshLifecycle spyglassHealthRefreshLifecycle(HealthChecks spyglassHealthChecks,
			HealthProperties properties, ApplicationContext context) {
		return new HealthRefreshLifecycle(new HealthRefresh(spyglassHealthChecks, properties.refreshInterval()),
				context);
	}

	@Bean
	AvailabilityChanges spyglassAvailabilityChanges(HealthChecks spyglassHealthChecks) {
		return new AvailabilityChanges(spyglassHealthChecks);
	}

	@Bean
	static BeanPostProcessor spyglassHealthTimeLimit(ObjectProvider<HealthChecks> spyglassHealthChecks) {
		return new BeanPostProcessor() {

			@Override
			public Object postProcessAfterInitialization(Object bean, String beanName) {
				return (bean instanceof HealthContributorRegistry registry
						&& !(bean instanceof TimeLimitedContributors))
								? limited(registry, spyglassHealthChecks.getObject()) : bean;
			}

			private TimeLimitedContributors limited(HealthContributorRegistry registry, HealthChecks checks) {
				TimeLimitedContributors limited = new TimeLimitedContributors(registry, checks);
				checks.watch(limited::indicators);
				return limited;
			}

		};
	}

	@Bean
	SmartInitializingSingleton spyglassHealthTimeLimitCheck(HealthProperties properties,
			ObjectProvider<HealthContributorRegistry> healthContributorRegistry) {
		return new UnknownContributorCheck(properties, healthContributorRegistry);
	}

}
