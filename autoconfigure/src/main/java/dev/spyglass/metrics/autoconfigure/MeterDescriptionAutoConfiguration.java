/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.metrics.autoconfigure;

import java.io.IOException;
import java.util.Properties;
import java.util.stream.Collectors;

import dev.spyglass.metrics.internal.MeterDescriptionFilter;
import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;

/**
 * Help texts for the meters of Spring, Boot and Micrometer that come without one. The
 * filter comes last, so that a description from a filter of the user's is kept.
 */
@AutoConfiguration(beforeName = "org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration")
@ConditionalOnClass(MeterRegistry.class)
@ConditionalOnBooleanProperty(name = MetricsProperties.PREFIX + ".enabled", matchIfMissing = true)
public final class MeterDescriptionAutoConfiguration {

	static final String RESOURCE = "META-INF/spyglass/meter-descriptions.properties";

	@Bean
	@ConditionalOnMissingBean
	@Order(Ordered.LOWEST_PRECEDENCE)
	MeterDescriptionFilter spyglassMeterDescriptionFilter() throws IOException {
		Properties texts = PropertiesLoaderUtils
			.loadProperties(new ClassPathResource(RESOURCE, MeterDescriptionAutoConfiguration.class.getClassLoader()));
		return new MeterDescriptionFilter(
				texts.stringPropertyNames().stream().collect(Collectors.toMap((name) -> name, texts::getProperty)));
	}

}
