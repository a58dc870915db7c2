/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.metrics.autoconfigure;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;

import dev.spyglass.metrics.autoconfigure.MetricsProperties.CommonTag;
import dev.spyglass.metrics.internal.HistogramFilter;
import dev.spyglass.metrics.internal.MeterDescriptionFilter;
import dev.spyglass.metrics.internal.OwnMeters;
import dev.spyglass.service.ServiceIdentity;
import dev.spyglass.service.autoconfigure.ServiceIdentityAutoConfiguration;
import dev.spyglass.vocabulary.MeterNames;
import dev.spyglass.vocabulary.TagNames;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.micrometer.metrics.autoconfigure.MeterRegistryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;

/**
 * Auto-configures the common tags, histogram buckets, descriptions and Prometheus names
 * of meters. The filter for buckets runs before Boot's own, so that
 * {@code management.metrics.distribution.*} takes precedence. The one for descriptions
 * runs last, so that a description set by a user's filter is kept.
 */
@AutoConfiguration(after = ServiceIdentityAutoConfiguration.class,
		beforeName = "org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration")
@ConditionalOnClass(MeterRegistry.class)
@ConditionalOnBooleanProperty(name = MetricsProperties.PREFIX + ".enabled", matchIfMissing = true)
@EnableConfigurationProperties(MetricsProperties.class)
public final class MeterFilterAutoConfiguration {

	private static final String DESCRIPTIONS = "META-INF/spyglass/meter-descriptions.properties";

	@Bean
	@ConditionalOnBean(ServiceIdentity.class)
	@Order(-10)
	MeterFilter spyglassCommonTags(MetricsProperties properties, ServiceIdentity spyglassServiceIdentity) {
		Tags tags = Tags.empty();
		for (CommonTag tag : properties.commonTags()) {
			String value = value(tag, spyglassServiceIdentity);
			if (value != null) {
				tags = tags.and(Tag.of(name(tag), value));
			}
		}
		return MeterFilter.commonTags(tags);
	}

	private static String name(CommonTag tag) {
		return switch (tag) {
			case SERVICE -> TagNames.SERVICE;
			case VERSION -> TagNames.VERSION;
			case ENVIRONMENT -> TagNames.ENVIRONMENT;
		};
	}

	private static @Nullable String value(CommonTag tag, ServiceIdentity identity) {
		return switch (tag) {
			case SERVICE -> identity.service();
			case VERSION -> identity.version();
			case ENVIRONMENT -> identity.environment();
		};
	}

	@Bean
	@Order(-10)
	HistogramFilter spyglassHistogramFilter(MetricsProperties properties) {
		HistogramBounds bounds = properties.histograms();
		Map<String, double[]> byMeter = new HashMap<>();
		byMeter.put(MeterNames.QUEUE_DEPTH_OBSERVED, items(bounds.queueDepth()));
		byMeter.put(MeterNames.HTTP_SERVER_REQUESTS, nanos(bounds.httpServer()));
		byMeter.put(MeterNames.HTTP_CLIENT_REQUESTS, nanos(bounds.httpClient()));
		byMeter.put(MeterNames.TASK_DURATION, nanos(bounds.tasks()));
		byMeter.put(MeterNames.TASKS_SCHEDULED_EXECUTION, nanos(bounds.scheduledTasks()));
		byMeter.put(MeterNames.QUEUE_WAIT, nanos(bounds.queueWait()));
		byMeter.put(MeterNames.EXECUTOR, nanos(bounds.executor()));
		byMeter.put(MeterNames.KAFKA_LISTENER, nanos(bounds.messaging()));
		byMeter.put(MeterNames.RABBIT_LISTENER, nanos(bounds.messaging()));
		byMeter.put(MeterNames.JMS_PROCESS, nanos(bounds.messaging()));
		byMeter.put(MeterNames.REPOSITORY_INVOCATIONS, nanos(bounds.repositories()));
		byMeter.put(MeterNames.JDBC_QUERY, nanos(bounds.jdbc()));
		byMeter.put(MeterNames.JDBC_CONNECTION, nanos(bounds.jdbc()));
		byMeter.put(MeterNames.HIKARICP_ACQUIRE, nanos(bounds.jdbc()));
		byMeter.put(MeterNames.HIKARICP_USAGE, nanos(bounds.jdbc()));
		byMeter.put(MeterNames.GEN_AI_CLIENT_OPERATION, nanos(bounds.genAi()));
		return new HistogramFilter(byMeter);
	}

	private static double[] nanos(List<Duration> bounds) {
		return bounds.stream().mapToDouble(Duration::toNanos).toArray();
	}

	private static double[] items(List<Integer> bounds) {
		return bounds.stream().mapToDouble(Integer::doubleValue).toArray();
	}

	@Bean
	@Order(Ordered.LOWEST_PRECEDENCE)
	MeterDescriptionFilter spyglassMeterDescriptionFilter() throws IOException {
		Properties texts = PropertiesLoaderUtils
			.loadProperties(new ClassPathResource(DESCRIPTIONS, MeterFilterAutoConfiguration.class.getClassLoader()));
		return new MeterDescriptionFilter(
				texts.stringPropertyNames().stream().collect(Collectors.toMap((name) -> name, texts::getProperty)));
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(MeterRegistryCustomizer.class)
	static class NamesConfiguration {

		/** Runs first, so that it sees the meters as they are registered. */
		@Bean
		@Order(Ordered.HIGHEST_PRECEDENCE)
		MeterRegistryCustomizer<MeterRegistry> spyglassOwnMeters() {
			return OwnMeters::protect;
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass({ PrometheusMeterRegistry.class, MeterRegistryCustomizer.class })
	static class PrometheusConfiguration {

		/**
		 * Runs first, so that a naming convention of the application replaces this one.
		 */
		@Bean
		@Order(Ordered.HIGHEST_PRECEDENCE)
		MeterRegistryCustomizer<PrometheusMeterRegistry> spyglassPrometheusNames() {
			return (registry) -> registry.config()
				.namingConvention(new PrometheusNames(registry.config().namingConvention()));
		}

	}

}
