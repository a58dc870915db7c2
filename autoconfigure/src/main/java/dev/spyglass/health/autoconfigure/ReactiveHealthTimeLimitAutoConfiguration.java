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
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.health.registry.HealthContributorRegistry;
import org.springframework.boot.health.registry.ReactiveHealthContributorRegistry;
import org.springframework.context.annotation.Bean;

/**
 * The limit of time for reactive contributors.
 */
@AutoConfiguration(after = HealthTimeLimitAutoConfiguration.class)
@ConditionalOnClass({ Flux.class, ReactiveHealthContributorRegistry.class })
@ConditionalOnBean(HealthChecks.class)
public final class ReactiveHealthTimeLimitAutoConfiguration {

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
