/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.context.autoconfigure;

import dev.spyglass.context.RequestIdResolver;
import dev.spyglass.context.messaging.MessageIdsHandler;
import dev.spyglass.context.messaging.ObservedTaskIdsHandler;
import dev.spyglass.context.messaging.TaskIdsHandler;
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
	MessageIdsHandler messageIdsHandler(RequestIdResolver requestIdResolver) {
		return new MessageIdsHandler(requestIdResolver);
	}

	@Bean
	@ConditionalOnMissingBean
	TaskIdsHandler taskIdsHandler() {
		return new TaskIdsHandler();
	}

	@Bean
	@ConditionalOnMissingBean
	ObservedTaskIdsHandler observedTaskIdsHandler() {
		return new ObservedTaskIdsHandler();
	}

}
