/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.autoconfigure;

import java.util.List;

import ch.qos.logback.classic.LoggerContext;
import dev.spyglass.export.autoconfigure.ExportAutoConfiguration;
import dev.spyglass.export.autoconfigure.ExporterDestruction;
import dev.spyglass.export.autoconfigure.OtlpGrpcSenderCheck;
import dev.spyglass.export.internal.ExportRegistry;
import dev.spyglass.export.internal.ExportRetry;
import dev.spyglass.export.internal.ExportWatch;
import dev.spyglass.export.internal.QueueDrops;
import dev.spyglass.logging.internal.otlp.WatchedLogRecordExporter;
import io.opentelemetry.api.metrics.MeterProvider;
import io.opentelemetry.exporter.otlp.http.logs.OtlpHttpLogRecordExporter;
import io.opentelemetry.exporter.otlp.http.logs.OtlpHttpLogRecordExporterBuilder;
import io.opentelemetry.exporter.otlp.logs.OtlpGrpcLogRecordExporterBuilder;
import io.opentelemetry.sdk.logs.SdkLoggerProvider;
import io.opentelemetry.sdk.logs.export.BatchLogRecordProcessor;
import io.opentelemetry.sdk.logs.export.LogRecordExporter;
import net.logstash.logback.encoder.StreamingEncoder;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.opentelemetry.autoconfigure.logging.OpenTelemetryLoggingAutoConfiguration;
import org.springframework.boot.opentelemetry.autoconfigure.logging.OpenTelemetryLoggingProperties;
import org.springframework.boot.opentelemetry.autoconfigure.logging.otlp.OtlpGrpcLogRecordExporterBuilderCustomizer;
import org.springframework.boot.opentelemetry.autoconfigure.logging.otlp.OtlpHttpLogRecordExporterBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ResourceLoader;

/**
 * Auto-configures the export of log lines over OTLP. Boot configures only the exporter
 * and does not send any lines to it.
 */
@AutoConfiguration(before = OpenTelemetryLoggingAutoConfiguration.class, after = ExportAutoConfiguration.class)
@ConditionalOnClass({ SdkLoggerProvider.class, OpenTelemetryLoggingAutoConfiguration.class,
		OpenTelemetryLoggingProperties.class, LoggerContext.class, StreamingEncoder.class })
@ConditionalOnBooleanProperty(name = { "spyglass.logging.enabled", "spyglass.logging.otlp.enabled" },
		matchIfMissing = true)
@ConditionalOnBean(ExportRegistry.class)
@EnableConfigurationProperties(OpenTelemetryLoggingProperties.class)
public final class OtlpLogAutoConfiguration {

	@Bean
	static BeanFactoryPostProcessor spyglassLogExportSettingsCheck(Environment environment) {
		return (beanFactory) -> {
			OtlpLogEnvironmentPostProcessor.ENDPOINT.check(environment);
			ExporterDestruction.leaveToProcessors(beanFactory, LogRecordExporter.class);
		};
	}

	/**
	 * Configured like Boot's processor, but with a count of exported and dropped records.
	 */
	@Bean
	@ConditionalOnMissingBean
	BatchLogRecordProcessor spyglassLogRecordProcessor(ObjectProvider<LogRecordExporter> exporters,
			OpenTelemetryLoggingProperties properties, ExportRegistry spyglassExportRegistry) {
		List<LogRecordExporter> all = exporters.orderedStream().toList();
		LogRecordExporter exporter = LogRecordExporter.composite(all);
		MeterProvider meters = MeterProvider.noop();
		if (!all.isEmpty()) {
			ExportWatch watch = spyglassExportRegistry.watch("logs");
			exporter = new WatchedLogRecordExporter(exporter, watch);
			QueueDrops drops = new QueueDrops();
			watch.dropsCountedBy(drops);
			meters = drops.meterProvider();
		}
		OpenTelemetryLoggingProperties.Export export = properties.getExport();
		return BatchLogRecordProcessor.builder(exporter)
			.setExporterTimeout(export.getTimeout())
			.setMaxQueueSize(export.getMaxQueueSize())
			.setScheduleDelay(export.getScheduleDelay())
			.setMaxExportBatchSize(export.getMaxBatchSize())
			.setMeterProvider(meters)
			.build();
	}

	@Bean
	OtlpLogBridge spyglassOtlpLogBridge(ObjectProvider<SdkLoggerProvider> provider,
			ObjectProvider<LogRecordExporter> exporters, Environment environment, ResourceLoader resources) {
		ClassLoader classLoader = resources.getClassLoader();
		return new OtlpLogBridge(() -> exporters.stream().findAny().isPresent() ? provider.getIfAvailable() : null,
				environment, (classLoader != null) ? classLoader : OtlpLogBridge.class.getClassLoader());
	}

	/**
	 * Needs the customizers, which Boot 4.0 does not have.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass({ OtlpHttpLogRecordExporter.class, OtlpHttpLogRecordExporterBuilderCustomizer.class,
			OtlpGrpcLogRecordExporterBuilderCustomizer.class })
	static class RetryConfiguration {

		@Bean
		@Order(Ordered.HIGHEST_PRECEDENCE)
		Retries spyglassLogRetries(Environment environment, ResourceLoader resources) {
			return new Retries(environment, resources);
		}

		/** Customizes the exporters of both transports. */
		record Retries(Environment environment, ResourceLoader resources)
				implements
					OtlpHttpLogRecordExporterBuilderCustomizer,
					OtlpGrpcLogRecordExporterBuilderCustomizer {

			@Override
			public void customize(OtlpHttpLogRecordExporterBuilder builder) {
				builder.setRetryPolicy(ExportRetry.POLICY);
			}

			@Override
			public void customize(OtlpGrpcLogRecordExporterBuilder builder) {
				new OtlpGrpcSenderCheck("management.opentelemetry.logging.export.otlp.transport")
					.check(this.environment, this.resources);
				builder.setRetryPolicy(ExportRetry.POLICY);
			}

		}

	}

}
