/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.metrics.autoconfigure;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;

import org.springframework.boot.actuate.endpoint.web.annotation.EndpointWebExtension;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigureOrder;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.boot.micrometer.metrics.autoconfigure.export.prometheus.PrometheusScrapeEndpoint;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;

/**
 * Auto-configures answers in OpenMetrics for scrapers that prefer Protobuf, since the
 * starter does not include the Protobuf library. If that library is present, the
 * Prometheus endpoint is left as it is.
 */
@AutoConfigureOrder(Ordered.LOWEST_PRECEDENCE)
@AutoConfiguration(
		afterName = "org.springframework.boot.micrometer.metrics.autoconfigure.export.prometheus.PrometheusMetricsExportAutoConfiguration")
@ConditionalOnClass({ PrometheusMeterRegistry.class, PrometheusScrapeEndpoint.class, EndpointWebExtension.class })
@ConditionalOnMissingClass("io.prometheus.metrics.expositionformats.internal.PrometheusProtobufWriterImpl")
@ConditionalOnSingleCandidate(PrometheusScrapeEndpoint.class)
@ConditionalOnBooleanProperty(name = MetricsProperties.PREFIX + ".enabled", matchIfMissing = true)
public final class PrometheusFormatAutoConfiguration {

	@Bean
	PrometheusTextExtension spyglassPrometheusTextExtension(PrometheusScrapeEndpoint endpoint) {
		return new PrometheusTextExtension(endpoint);
	}

}
