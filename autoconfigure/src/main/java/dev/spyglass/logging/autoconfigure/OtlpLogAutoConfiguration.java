/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.autoconfigure;

import ch.qos.logback.classic.LoggerContext;
import dev.spyglass.export.autoconfigure.ExportAutoConfiguration;
import dev.spyglass.export.autoconfigure.ExporterDestruction;
import dev.spyglass.export.autoconfigure.OtlpGrpcSenderCheck;
import dev.spyglass.export.internal.ExportRegistry;
import dev.spyglass.export.internal.ExportRetry;
import dev.spyglass.export.internal.ExportWatch;
import dev.spyglass.export.internal.QueueDrops;
import dev.spyglass.logging.internal.otlp.WatchedLogRecordExporter;
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
import org.springframework.boot.opentelemetry.autoconfigure.logging.OpenTelemetryLoggingAutoConfiguration;
import org.springframework.boot.opentelemetry.autoconfigure.logging.OpenTelemetryLoggingProperties;
import org.springframework.boot.opentelemetry.autoconfigure.logging.otlp.OtlpGrpcLogRecordExporterBuilderCustomizer;
import org.springframework.boot.opentelemetry.autoconfigure.logging.otlp.OtlpHttpLogRecordExporterBuilderCustomizer;
import org.springframework.boot.opentelemetry.autoconfigure.logging.otlp.OtlpLoggingAutoConfiguration;
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
@AutoConfiguration(before = OpenTelemetryLoggingAutoConfiguration.class,
		after = { ExportAutoConfiguration.class, OtlpLoggingAutoConfiguration.class })
@ConditionalOnClass({ SdkLoggerProvider.class, OpenTelemetryLoggingAutoConfiguration.class, LoggerContext.class,
		StreamingEncoder.class })
@ConditionalOnBooleanProperty(name = { "spyglass.logging.enabled", "spyglass.logging.otlp.enabled" },
		matchIfMissing = true)
public final class OtlpLogAutoConfiguration {

	@Bean
	static BeanFactoryPostProcessor spyglassLogExportSettingsCheck(Environment environment) {
		return (beanFactory) -> {
			OtlpLogEnvironmentPostProcessor.ENDPOINT.check(environment);
			ExporterDestruction.leaveToProcessors(beanFactory, LogRecordExporter.class);
		};
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnBean(LogRecordExporter.class)
	static class ExportConfiguration {

		private final ExportWatch watch;

		ExportConfiguration(ExportRegistry exports) {
			this.watch = exports.watch("logs");
		}

		/**
		 * Configured like Boot's processor, but with a count of exported and dropped
		 * records.
		 */
		@Bean
		@ConditionalOnMissingBean
		BatchLogRecordProcessor spyglassLogRecordProcessor(ObjectProvider<LogRecordExporter> exporters,
				OpenTelemetryLoggingProperties properties) {
			QueueDrops drops = new QueueDrops();
			this.watch.dropsCountedBy(drops);
			LogRecordExporter exporter = LogRecordExporter.composite(exporters.orderedStream().toList());
			OpenTelemetryLoggingProperties.Export export = properties.getExport();
			return BatchLogRecordProcessor.builder(new WatchedLogRecordExporter(exporter, this.watch))
				.setExporterTimeout(export.getTimeout())
				.setMaxQueueSize(export.getMaxQueueSize())
				.setScheduleDelay(export.getScheduleDelay())
				.setMaxExportBatchSize(export.getMaxBatchSize())
				.setMeterProvider(drops.meterProvider())
				.build();
		}

		@Bean
		OtlpLogBridge spyglassOtlpLogBridge(SdkLoggerProvider provider, Environment environment,
				ResourceLoader resources) {
			ClassLoader classLoader = resources.getClassLoader();
			return new OtlpLogBridge(provider, environment,
					(classLoader != null) ? classLoader : OtlpLogBridge.class.getClassLoader());
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
					implements OtlpHttpLogRecordExporterBuilderCustomizer, OtlpGrpcLogRecordExporterBuilderCustomizer {

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

}
