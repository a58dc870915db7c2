/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.sample.gateway;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * The client of the batch server. Boot's builder makes its calls observable.
 */
@Configuration(proxyBeanMethods = false)
class BatchServerClientConfiguration {

	@Bean
	WebClient batchServer(WebClient.Builder builder, GatewayProperties properties) {
		return builder.baseUrl(properties.batchServer().toString()).build();
	}

}
