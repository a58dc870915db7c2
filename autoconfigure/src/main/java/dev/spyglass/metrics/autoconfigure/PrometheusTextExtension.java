/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.metrics.autoconfigure;

import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.boot.actuate.endpoint.web.annotation.EndpointWebExtension;
import org.springframework.boot.micrometer.metrics.autoconfigure.export.prometheus.PrometheusOutputFormat;
import org.springframework.boot.micrometer.metrics.autoconfigure.export.prometheus.PrometheusScrapeEndpoint;

/**
 * Answers in OpenMetrics if a scraper of the Prometheus endpoint prefers Protobuf. Boot's
 * endpoint would answer 500 if the Protobuf library is missing.
 */
@EndpointWebExtension(endpoint = PrometheusScrapeEndpoint.class)
class PrometheusTextExtension {

	private final PrometheusScrapeEndpoint endpoint;

	PrometheusTextExtension(PrometheusScrapeEndpoint endpoint) {
		this.endpoint = endpoint;
	}

	@ReadOperation(producesFrom = PrometheusOutputFormat.class)
	public WebEndpointResponse<byte[]> scrape(PrometheusOutputFormat format, @Nullable Set<String> includedNames) {
		return this.endpoint.scrape((format == PrometheusOutputFormat.CONTENT_TYPE_PROTOBUF)
				? PrometheusOutputFormat.CONTENT_TYPE_OPENMETRICS_100 : format, includedNames);
	}

}
