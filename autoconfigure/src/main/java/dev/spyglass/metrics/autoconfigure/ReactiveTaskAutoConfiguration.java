/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.metrics.autoconfigure;

import dev.spyglass.metrics.internal.reactive.ReactiveTaskResult;
import io.micrometer.observation.ObservationRegistry;
import org.aopalliance.intercept.MethodInterceptor;
import reactor.core.publisher.Flux;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/**
 * Tasks whose methods return a {@code Mono} or a {@code Flux}.
 */
@AutoConfiguration(after = TaskAutoConfiguration.class)
@ConditionalOnClass({ Flux.class, ObservationRegistry.class, MethodInterceptor.class })
public final class ReactiveTaskAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	ReactiveTaskResult spyglassReactiveTaskResult() {
		return new ReactiveTaskResult();
	}

}
