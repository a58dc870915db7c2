/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */
package dev.spyglass.health.autoconfigure;

import java.util.Map;

import dev.spyglass.health.internal.HealthChecks;
import dev.spyglass.health.internal.reactive.ProbeRedirectWebFilter;
import dev.spyglass.health.internal.reactive.TimeLimitedReactiveContributors;
import reactor.core.publisher.Flux;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigureOrder;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.health.actuate.endpoint.HealthEndpointGroups;
import org.springframework.boot.health.actuate.endpoint.ReactiveHealthEndpointWebExtension;
import org.springframework.boot.health.autoconfigure.actuate.endpoint.HealthEndpointProperties;
import org.springframework.boot.health.registry.HealthContributorRegistry;
import org.springframework.boot.health.registry.ReactiveHealthContributorRegistry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;

/**
 * Auto-configures health for reactive applications: the time limit of reactive
 * contributors, probes that are never redirected, and a warning about controllers that
 * have the path of a probe.
 */
@AutoConfigureOrder(Ordered.LOWEST_PRECEDENCE)
@AutoConfiguration(after = { HealthProbesAutoConfiguration.class, HealthTimeLimitAutoConfiguration.class })
@ConditionalOnClass(Flux.class)
@ConditionalOnBooleanProperty(name = HealthProperties.PREFIX + ".enabled", matchIfMissing = true)
public final class ReactiveHealthAutoConfiguration {

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass({ ReactiveHealthEndpointWebExtension.class, Endpoint.class })
	@ConditionalOnBean(HealthChecks.class)
	static class EndpointConfiguration {

		@Bean
		static BeanDefinitionRegistryPostProcessor spyglassReactiveHealthEndpointDefinitions() {
			return new EndpointDefinitions(EndpointConfiguration.class,
					Map.of(ReactiveHealthEndpointWebExtension.class, "extension"));
		}

		static ReactiveHealthEndpointWebExtension extension(HealthChecks spyglassHealthChecks,
				ReactiveHealthContributorRegistry reactiveHealthContributorRegistry,
				ObjectProvider<HealthContributorRegistry> healthContributorRegistry,
				HealthEndpointGroups healthEndpointGroups, HealthEndpointProperties properties) {
			return new ReactiveHealthEndpointWebExtension(
					new TimeLimitedReactiveContributors(reactiveHealthContributorRegistry,
							healthContributorRegistry.getIfAvailable(), spyglassHealthChecks),
					null, healthEndpointGroups, properties.getLogging().getSlowIndicatorThreshold());
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(value = RequestMappingHandlerMapping.class,
			name = "org.springframework.boot.health.actuate.endpoint.HealthEndpoint")
	@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
	static class ProbesConfiguration {

		@Bean
		ProbeRedirectWebFilter spyglassProbeRedirectWebFilter(ObjectProvider<HealthEndpointGroups> groups) {
			return new ProbeRedirectWebFilter(SingletonSupplier.of(() -> ProbePaths.of(groups.getIfAvailable())));
		}

		@Bean
		SmartInitializingSingleton spyglassReactiveProbePathCheck(Environment environment,
				ObjectProvider<RequestMappingHandlerMapping> mappings) {
			return () -> new ProbePathCollision(environment).check(mappings.stream()
				.flatMap((mapping) -> mapping.getHandlerMethods().keySet().stream())
				.flatMap((info) -> info.getDirectPaths().stream()));
		}

	}

}
