/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.propagation.autoconfigure;

import dev.spyglass.propagation.internal.ObservedTaskIdsHandler;
import dev.spyglass.propagation.internal.TaskIdsHandler;
import dev.spyglass.propagation.internal.messaging.MessageIdsHandler;
import dev.spyglass.request.autoconfigure.RequestIdentityAutoConfiguration;
import dev.spyglass.request.internal.id.RequestIdResolver;
import io.micrometer.observation.ObservationHandler;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/**
 * Gives ids to work that no request starts: consumed messages, scheduled and observed
 * tasks.
 */
@AutoConfiguration(after = RequestIdentityAutoConfiguration.class)
@ConditionalOnClass(ObservationHandler.class)
@ConditionalOnBean(RequestIdResolver.class)
public final class WorkIdentityAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	MessageIdsHandler spyglassMessageIdsHandler(RequestIdResolver spyglassRequestIdResolver) {
		return new MessageIdsHandler(spyglassRequestIdResolver);
	}

	@Bean
	@ConditionalOnMissingBean
	TaskIdsHandler spyglassTaskIdsHandler() {
		return new TaskIdsHandler();
	}

	@Bean
	@ConditionalOnMissingBean
	ObservedTaskIdsHandler spyglassObservedTaskIdsHandler() {
		return new ObservedTaskIdsHandler();
	}

}
