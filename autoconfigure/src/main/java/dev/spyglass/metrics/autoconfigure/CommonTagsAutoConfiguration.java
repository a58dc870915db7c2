/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.metrics.autoconfigure;

import dev.spyglass.metrics.autoconfigure.MetricsProperties.CommonTag;
import dev.spyglass.service.ServiceIdentity;
import dev.spyglass.service.autoconfigure.ServiceIdentityAutoConfiguration;
import dev.spyglass.vocabulary.TagNames;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.config.MeterFilter;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;

/**
 * Puts the service's identity on every meter, as far as
 * {@code spyglass.metrics.common-tags} asks for it. Off by default, since most scrapers
 * add their own.
 */
@AutoConfiguration(after = ServiceIdentityAutoConfiguration.class,
		beforeName = "org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration")
@ConditionalOnClass(MeterRegistry.class)
@ConditionalOnBooleanProperty(name = MetricsProperties.PREFIX + ".enabled", matchIfMissing = true)
@EnableConfigurationProperties(MetricsProperties.class)
public final class CommonTagsAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean(name = "spyglassCommonTags")
	@Order(-10)
	MeterFilter spyglassCommonTags(MetricsProperties properties, ServiceIdentity spyglassServiceIdentity) {
		Tags tags = Tags.empty();
		for (CommonTag chosen : properties.commonTags()) {
			String value = value(chosen, spyglassServiceIdentity);
			if (value != null) {
				tags = tags.and(Tag.of(name(chosen), value));
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

}
