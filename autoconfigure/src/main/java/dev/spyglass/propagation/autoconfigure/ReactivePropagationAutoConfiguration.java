/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.propagation.autoconfigure;

import dev.spyglass.propagation.internal.client.OutgoingIds;
import dev.spyglass.propagation.internal.reactive.OutgoingIdsFilter;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.webclient.WebClientCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * Auto-configures the ids on WebClient calls.
 */
@AutoConfiguration(after = PropagationAutoConfiguration.class)
@ConditionalOnClass({ WebClient.class, WebClientCustomizer.class })
@ConditionalOnBean(OutgoingIds.class)
public final class ReactivePropagationAutoConfiguration {

	@Bean
	@Order(Ordered.LOWEST_PRECEDENCE)
	WebClientCustomizer spyglassOutgoingIdsWebClientCustomizer(OutgoingIds spyglassOutgoingIds) {
		OutgoingIdsFilter filter = new OutgoingIdsFilter(spyglassOutgoingIds);
		return (builder) -> builder.filter(filter);
	}

}
