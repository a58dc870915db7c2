/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.propagation.autoconfigure;

import dev.spyglass.autoconfigure.HeaderNameCheck;
import dev.spyglass.propagation.internal.ObservedTaskIdsHandler;
import dev.spyglass.propagation.internal.TaskIdsHandler;
import dev.spyglass.propagation.internal.client.OutgoingIds;
import dev.spyglass.propagation.internal.client.OutgoingIdsHandler;
import dev.spyglass.propagation.internal.messaging.MessageIdsHandler;
import dev.spyglass.request.autoconfigure.RequestAutoConfiguration;
import dev.spyglass.request.internal.id.RequestIdResolver;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationHandler.FirstMatchingCompositeObservationHandler;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Auto-configures the ids on outgoing calls and messages, and the ids of work that is not
 * started by a request: consumed messages and tasks.
 */
@AutoConfiguration(after = RequestAutoConfiguration.class)
@EnableConfigurationProperties(PropagationProperties.class)
public final class PropagationAutoConfiguration {

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnBooleanProperty(name = PropagationProperties.PREFIX + ".enabled", matchIfMissing = true)
	static class OutgoingConfiguration {

		@Bean
		OutgoingIds spyglassOutgoingIds(PropagationProperties properties) {
			String prefix = PropagationProperties.PREFIX;
			return new OutgoingIds(HeaderNameCheck.require(prefix + ".request-header", properties.requestHeader()),
					HeaderNameCheck.require(prefix + ".correlation-header", properties.correlationHeader()),
					properties.excludedHosts());
		}

		@Configuration(proxyBeanMethods = false)
		@ConditionalOnClass(ObservationHandler.class)
		static class ObservedConfiguration {

			@Bean
			OutgoingIdsHandler spyglassOutgoingIdsHandler(OutgoingIds spyglassOutgoingIds) {
				return new OutgoingIdsHandler(spyglassOutgoingIds);
			}

		}

	}

	/** Configures the ids of consumed messages, scheduled tasks and observed tasks. */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(ObservationHandler.class)
	@ConditionalOnBean(RequestIdResolver.class)
	static class WorkConfiguration {

		@Bean
		ObservationHandler<Observation.Context> spyglassWorkIdsHandler(RequestIdResolver spyglassRequestIdResolver) {
			return new FirstMatchingCompositeObservationHandler(new MessageIdsHandler(spyglassRequestIdResolver),
					new TaskIdsHandler(), new ObservedTaskIdsHandler());
		}

	}

}
