/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.export.autoconfigure;

import dev.spyglass.export.internal.ExportRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.AnyNestedCondition;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

/**
 * Auto-configures the failure reports and the shutdown deadline that all exports share.
 */
@AutoConfiguration
@ConditionalOnClass(name = "io.opentelemetry.sdk.common.CompletableResultCode")
@Conditional(ExportAutoConfiguration.AnySignal.class)
public final class ExportAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	ExportRegistry spyglassExportRegistry() {
		return new ExportRegistry();
	}

	@Bean
	@ConditionalOnMissingBean
	ExportDeadline spyglassExportDeadline(ExportRegistry spyglassExportRegistry) {
		return new ExportDeadline(spyglassExportRegistry);
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(MeterBinder.class)
	static class MetersConfiguration {

		@Bean
		MeterBinder spyglassExportMeters(ExportRegistry spyglassExportRegistry) {
			return (registry) -> spyglassExportRegistry.watches()
				.forEach((watch) -> new ExportMeters(watch).bindTo(registry));
		}

	}

	/** Traces or lines may be exported. */
	static final class AnySignal extends AnyNestedCondition {

		AnySignal() {
			super(ConfigurationPhase.PARSE_CONFIGURATION);
		}

		@ConditionalOnBooleanProperty(name = "spyglass.tracing.enabled", matchIfMissing = true)
		static final class Traces {

		}

		@ConditionalOnBooleanProperty(name = "spyglass.logging.otlp.enabled", matchIfMissing = true)
		static final class Lines {

		}

	}

}
