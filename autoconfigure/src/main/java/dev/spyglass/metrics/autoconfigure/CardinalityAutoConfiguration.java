/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.metrics.autoconfigure;

import java.util.Map;

import dev.spyglass.metrics.internal.limit.CardinalityGuard;
import dev.spyglass.metrics.internal.limit.CardinalityLimits;
import dev.spyglass.vocabulary.MeterNames;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.micrometer.metrics.autoconfigure.MeterRegistryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;

/**
 * Auto-configures a limit on the number of time series. Boot's own filter drops requests
 * beyond {@code max-uri-tags}; it never does so here, since this limit is one value
 * lower.
 */
@AutoConfiguration(beforeName = "org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration")
@ConditionalOnClass({ MeterRegistry.class, MeterRegistryCustomizer.class })
@ConditionalOnBooleanProperty(name = MetricsProperties.PREFIX + ".enabled", matchIfMissing = true)
@ConditionalOnBooleanProperty(name = CardinalityProperties.PREFIX + ".enabled", matchIfMissing = true)
@EnableConfigurationProperties(CardinalityProperties.class)
public final class CardinalityAutoConfiguration {

	private static final int BOOTS_MAX_URI_TAGS = 100;

	/** Runs last, so that it sees the meters as other filters change them. */
	@Bean
	@Order(Ordered.LOWEST_PRECEDENCE)
	CardinalityGuard spyglassCardinalityGuard(CardinalityProperties properties, Environment environment) {
		return new CardinalityGuard(limits(properties, environment));
	}

	/**
	 * Adds a guard to composite registries, too: Boot applies no filter beans to them,
	 * except its own for URIs.
	 */
	@Bean
	MeterRegistryCustomizer<MeterRegistry> spyglassCardinalityGuardCustomizer(
			CardinalityGuard spyglassCardinalityGuard) {
		return (registry) -> {
			CardinalityGuard guard = spyglassCardinalityGuard;
			if (registry instanceof CompositeMeterRegistry) {
				guard = spyglassCardinalityGuard.sibling();
				registry.config().meterFilter(guard);
			}
			guard.watch(registry);
		};
	}

	private static CardinalityLimits limits(CardinalityProperties properties, Environment environment) {
		return new CardinalityLimits(properties.maxValues(),
				Map.of(name(environment, "server", MeterNames.HTTP_SERVER_REQUESTS), uris(environment, "server"),
						name(environment, "client", MeterNames.HTTP_CLIENT_REQUESTS), uris(environment, "client")),
				properties.maxSeries());
	}

	private static String name(Environment environment, String side, String defaultName) {
		return environment.getProperty("management.observations.http." + side + ".requests.name", defaultName);
	}

	/** Returns one less than Boot allows, which leaves one value for {@code other}. */
	private static int uris(Environment environment, String side) {
		return environment.getProperty("management.metrics.web." + side + ".max-uri-tags", Integer.class,
				BOOTS_MAX_URI_TAGS) - 1;
	}

}
