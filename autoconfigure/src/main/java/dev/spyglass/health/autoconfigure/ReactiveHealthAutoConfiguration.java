/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */
package dev.spyglass.health.autoconfigure;

import dev.spyglass.health.internal.HealthChecks;
import dev.spyglass.health.internal.reactive.TimeLimitedReactiveContributors;
import reactor.core.publisher.Flux;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.health.registry.HealthContributorRegistry;
import org.springframework.boot.health.registry.ReactiveHealthContributorRegistry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;

/**
 * Auto-configures health for reactive applications: the time limit of reactive
 * contributors, and a warning about controllers that have the path of a probe.
 */
@AutoConfiguration(after = { HealthProbesAutoConfiguration.class, HealthTimeLimitAutoConfiguration.class })
@ConditionalOnClass(Flux.class)
@ConditionalOnBooleanProperty(name = HealthProperties.PREFIX + ".enabled", matchIfMissing = true)
public final class ReactiveHealthAutoConfiguration {

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(ReactiveHealthContributorRegistry.class)
	@ConditionalOnBean(HealthChecks.class)
	static class TimeLimitConfiguration {

		@Bean
		static BeanPostProcessor spyglassReactiveHealthTimeLimit(ObjectProvider<HealthChecks> spyglassHealthChecks,
				ObjectProvider<HealthContributorRegistry> healthContributorRegistry) {
			return new BeanPostProcessor() {

				@Override
				public Object postProcessAfterInitialization(Object bean, String beanName) {
					return (bean instanceof ReactiveHealthContributorRegistry registry
							&& !(bean instanceof TimeLimitedReactiveContributors))
									? limited(registry, spyglassHealthChecks.getObject()) : bean;
				}

				private TimeLimitedReactiveContributors limited(ReactiveHealthContributorRegistry registry,
						HealthChecks checks) {
					TimeLimitedReactiveContributors limited = new TimeLimitedReactiveContributors(registry,
							healthContributorRegistry::getIfAvailable, checks);
					checks.watch(limited::indicators);
					return limited;
				}

			};
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(value = RequestMappingHandlerMapping.class,
			name = "org.springframework.boot.health.actuate.endpoint.HealthEndpoint")
	@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
	static class ProbesConfiguration {

		@Bean
		SmartInitializingSingleton spyglassReactiveProbePathCheck(Environment environment,
				ObjectProvider<RequestMappingHandlerMapping> mappings) {
			return () -> new ProbePathCollision(environment).check(mappings.stream()
				.flatMap((mapping) -> mapping.getHandlerMethods().keySet().stream())
				.flatMap((info) -> info.getDirectPaths().stream()));
		}

	}

}
