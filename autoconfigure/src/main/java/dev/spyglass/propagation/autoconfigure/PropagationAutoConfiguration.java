/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.propagation.autoconfigure;

import dev.spyglass.autoconfigure.HeaderNameCheck;
import dev.spyglass.propagation.internal.client.OutgoingIds;
import dev.spyglass.propagation.internal.client.OutgoingIdsHandler;
import io.micrometer.observation.ObservationHandler;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Sends the ids along with calls and messages that leave the process.
 */
@AutoConfiguration
@ConditionalOnBooleanProperty(name = PropagationProperties.PREFIX + ".enabled", matchIfMissing = true)
@EnableConfigurationProperties(PropagationProperties.class)
public final class PropagationAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
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
		@ConditionalOnMissingBean
		OutgoingIdsHandler spyglassOutgoingIdsHandler(OutgoingIds spyglassOutgoingIds) {
			return new OutgoingIdsHandler(spyglassOutgoingIds);
		}

	}

}
