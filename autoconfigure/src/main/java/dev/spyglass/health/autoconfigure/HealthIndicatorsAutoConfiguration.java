/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.health.autoconfigure;

import java.io.File;
import java.util.Set;

import dev.spyglass.health.internal.HeartbeatHealthIndicator;
import dev.spyglass.health.internal.LogDiskHealthIndicator;
import dev.spyglass.health.internal.LogPipelineHealthIndicator;
import dev.spyglass.health.internal.QueueHealthIndicator;
import dev.spyglass.metrics.Heartbeats;
import dev.spyglass.metrics.autoconfigure.HeartbeatAutoConfiguration;
import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigureOrder;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.autoconfigure.registry.HealthContributorNameGenerator;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.logging.LogFile;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/**
 * Auto-configures health indicators for the log pipeline, the disk of the log file,
 * queues and worker heartbeats.
 */
@AutoConfigureOrder(Ordered.LOWEST_PRECEDENCE)
@AutoConfiguration(after = HeartbeatAutoConfiguration.class,
		afterName = "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration")
@ConditionalOnClass({ HealthIndicator.class, ConditionalOnEnabledHealthIndicator.class })
@ConditionalOnBooleanProperty(name = HealthProperties.PREFIX + ".enabled", matchIfMissing = true)
@EnableConfigurationProperties(HealthProperties.class)
public final class HealthIndicatorsAutoConfiguration {

	private static final Set<String> OWN = Set.of("spyglassLogDiskHealthIndicator",
			"spyglassLogPipelineHealthIndicator", "spyglassQueuesHealthIndicator", "spyglassHeartbeatsHealthIndicator");

	/** Names Spyglass' contributors without the prefix of their bean names. */
	@Bean
	@ConditionalOnMissingBean
	HealthContributorNameGenerator spyglassHealthContributorNameGenerator() {
		HealthContributorNameGenerator standard = HealthContributorNameGenerator.withoutStandardSuffixes();
		return (beanName) -> standard.generateContributorName(
				OWN.contains(beanName) ? StringUtils.uncapitalize(beanName.substring("spyglass".length())) : beanName);
	}

	@Bean
	@ConditionalOnMissingBean(name = "logDiskHealthIndicator")
	@ConditionalOnEnabledHealthIndicator("logDisk")
	HealthIndicator spyglassLogDiskHealthIndicator(Environment environment, HealthProperties properties) {
		LogFile file = LogFile.get(environment);
		return new LogDiskHealthIndicator((file != null) ? new File(file.toString()) : null,
				properties.logDisk().threshold());
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(MeterRegistry.class)
	@ConditionalOnSingleCandidate(MeterRegistry.class)
	static class MetersConfiguration {

		@Bean
		@ConditionalOnMissingBean(name = "logPipelineHealthIndicator")
		@ConditionalOnEnabledHealthIndicator("logPipeline")
		HealthIndicator spyglassLogPipelineHealthIndicator(MeterRegistry registry, HealthProperties properties) {
			return new LogPipelineHealthIndicator(registry, properties.logPipeline().maxOccupancy(),
					properties.logPipeline().gracePeriod(), System::nanoTime);
		}

		@Bean
		@ConditionalOnMissingBean(name = "queuesHealthIndicator")
		@ConditionalOnEnabledHealthIndicator("queues")
		HealthIndicator spyglassQueuesHealthIndicator(MeterRegistry registry, HealthProperties properties) {
			HealthProperties.Queues queues = properties.queues();
			return new QueueHealthIndicator(registry, queues.maxFill(), queues.maxAge(), queues.gracePeriod(),
					System::nanoTime);
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(MeterRegistry.class)
	@ConditionalOnBean(Heartbeats.class)
	static class HeartbeatsConfiguration {

		@Bean
		@ConditionalOnMissingBean(name = "heartbeatsHealthIndicator")
		@ConditionalOnEnabledHealthIndicator("heartbeats")
		HealthIndicator spyglassHeartbeatsHealthIndicator(Heartbeats spyglassHeartbeats) {
			return new HeartbeatHealthIndicator(spyglassHeartbeats);
		}

	}

}
