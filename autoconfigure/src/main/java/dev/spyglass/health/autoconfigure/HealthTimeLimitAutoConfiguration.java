/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.health.autoconfigure;

import java.util.Map;
import java.util.Set;

import dev.spyglass.health.internal.HealthChecks;
import dev.spyglass.health.internal.HealthLimits;
import dev.spyglass.health.internal.TimeLimitedContributors;
import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigureOrder;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.actuate.endpoint.HealthEndpointGroups;
import org.springframework.boot.health.actuate.endpoint.HealthEndpointWebExtension;
import org.springframework.boot.health.autoconfigure.actuate.endpoint.HealthEndpointProperties;
import org.springframework.boot.health.contributor.HealthContributors;
import org.springframework.boot.health.registry.HealthContributorRegistry;
import org.springframework.boot.health.registry.ReactiveHealthContributorRegistry;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/**
 * Auto-configures a time limit for what Spring Boot's health endpoint sees of the health
 * contributors, and the reports of status changes. The contributors and their registry
 * stay as they are.
 */
@AutoConfigureOrder(Ordered.LOWEST_PRECEDENCE)
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
		return new HealthChecks(new HealthLimits(limit.maxWait(), limit.maxAge(), excluded), registry.getIfUnique());
	}

	@Bean
	HealthLifecycle spyglassHealthLifecycle(ApplicationContext context, HealthChecks spyglassHealthChecks,
			HealthProperties properties, ObjectProvider<HealthContributorRegistry> healthContributorRegistry,
			ObjectProvider<ReactiveHealthContributorRegistry> reactiveHealthContributorRegistry) {
		return new HealthLifecycle(context, properties, spyglassHealthChecks,
				() -> all(healthContributorRegistry.getIfAvailable(),
						reactiveHealthContributorRegistry.getIfAvailable()));
	}

	private static HealthContributors all(@Nullable HealthContributorRegistry registry,
			@Nullable ReactiveHealthContributorRegistry reactiveRegistry) {
		HealthContributors blocking = (registry != null) ? registry : HealthContributors.of();
		return (reactiveRegistry != null) ? HealthContributors.of(blocking, reactiveRegistry.asHealthContributors())
				: blocking;
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass({ HealthEndpoint.class, Endpoint.class })
	static class EndpointConfiguration {

		@Bean
		static BeanDefinitionRegistryPostProcessor spyglassHealthEndpointDefinitions() {
			return new EndpointDefinitions(EndpointConfiguration.class,
					Map.of(HealthEndpoint.class, "endpoint", HealthEndpointWebExtension.class, "extension"));
		}

		static HealthEndpoint endpoint(HealthChecks spyglassHealthChecks,
				HealthContributorRegistry healthContributorRegistry,
				ObjectProvider<ReactiveHealthContributorRegistry> reactiveHealthContributorRegistry,
				HealthEndpointGroups healthEndpointGroups, HealthEndpointProperties properties) {
			HealthContributors all = all(healthContributorRegistry, reactiveHealthContributorRegistry.getIfAvailable());
			return new HealthEndpoint(new TimeLimitedContributors(all, spyglassHealthChecks), null,
					healthEndpointGroups, properties.getLogging().getSlowIndicatorThreshold());
		}

		static HealthEndpointWebExtension extension(HealthChecks spyglassHealthChecks,
				HealthContributorRegistry healthContributorRegistry,
				ObjectProvider<ReactiveHealthContributorRegistry> reactiveHealthContributorRegistry,
				HealthEndpointGroups healthEndpointGroups, HealthEndpointProperties properties) {
			HealthContributors all = all(healthContributorRegistry, reactiveHealthContributorRegistry.getIfAvailable());
			return new HealthEndpointWebExtension(new TimeLimitedContributors(all, spyglassHealthChecks), null,
					healthEndpointGroups, properties.getLogging().getSlowIndicatorThreshold());
		}

	}

}
