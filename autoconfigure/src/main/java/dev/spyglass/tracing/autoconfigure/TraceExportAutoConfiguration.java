/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.tracing.autoconfigure;

import java.util.List;
import java.util.function.UnaryOperator;

import dev.spyglass.export.autoconfigure.ExportAutoConfiguration;
import dev.spyglass.export.autoconfigure.ExporterDestruction;
import dev.spyglass.export.autoconfigure.OtlpGrpcSenderCheck;
import dev.spyglass.export.internal.ExportRegistry;
import dev.spyglass.export.internal.ExportRetry;
import dev.spyglass.export.internal.ExportWatch;
import dev.spyglass.export.internal.QueueDrops;
import dev.spyglass.redaction.RedactionRule;
import dev.spyglass.redaction.autoconfigure.RedactionFactory;
import dev.spyglass.redaction.autoconfigure.RedactionMeters;
import dev.spyglass.redaction.internal.Redaction;
import dev.spyglass.redaction.internal.RedactionCounts;
import dev.spyglass.tracing.internal.export.RedactingSpanExporter;
import dev.spyglass.tracing.internal.export.WatchedSpanExporter;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.tracing.exporter.SpanExportingPredicate;
import io.micrometer.tracing.exporter.SpanFilter;
import io.micrometer.tracing.exporter.SpanReporter;
import io.micrometer.tracing.otel.bridge.CompositeSpanExporter;
import io.micrometer.tracing.otel.bridge.OtelTracer;
import io.opentelemetry.api.metrics.MeterProvider;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporterBuilder;
import io.opentelemetry.exporter.otlp.trace.OtlpGrpcSpanExporterBuilder;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.OpenTelemetryTracingAutoConfiguration;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.OpenTelemetryTracingProperties;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.SpanExporters;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.otlp.OtlpGrpcSpanExporterBuilderCustomizer;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.otlp.OtlpHttpSpanExporterBuilderCustomizer;
import org.springframework.boot.opentelemetry.autoconfigure.ConditionalOnEnabledOpenTelemetry;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ResourceLoader;

/**
 * Auto-configures the export of spans: secrets are redacted, losses are counted and
 * logged, and the time for the export at shutdown is limited. It wraps the span exporters
 * and replaces Spring Boot's batch processor.
 */
@AutoConfiguration(before = OpenTelemetryTracingAutoConfiguration.class, after = ExportAutoConfiguration.class)
@ConditionalOnClass({ OtelTracer.class, SdkTracerProvider.class, OpenTelemetryTracingAutoConfiguration.class })
@ConditionalOnBooleanProperty(name = TracingProperties.PREFIX + ".enabled", matchIfMissing = true)
@ConditionalOnBean(ExportRegistry.class)
@EnableConfigurationProperties(OpenTelemetryTracingProperties.class)
public final class TraceExportAutoConfiguration {

	private static final String SIGNAL = "traces";

	private final ExportRegistry exports;

	private final RedactionCounts counts = new RedactionCounts();

	TraceExportAutoConfiguration(ExportRegistry exports) {
		this.exports = exports;
	}

	@Bean
	static BeanFactoryPostProcessor spyglassTraceExportSettingsCheck(Environment environment) {
		return (beanFactory) -> {
			new TraceSettingsCheck(environment).check();
			ExporterDestruction.leaveToProcessors(beanFactory, SpanExporter.class);
		};
	}

	@Bean
	@ConditionalOnMissingBean
	SpanExporters spyglassSpanExporters(ObjectProvider<SpanExporter> exporters, Environment environment,
			ObjectProvider<RedactionRule> rules) {
		List<SpanExporter> all = exporters.orderedStream().toList();
		if (all.isEmpty()) {
			return SpanExporters.of(all);
		}
		ExportWatch watch = this.exports.watch(SIGNAL);
		UnaryOperator<SpanExporter> redacting = redacting(environment, new RedactionFactory(),
				rules.orderedStream().toList());
		List<SpanExporter> watched = all.stream()
			.map((exporter) -> (SpanExporter) new WatchedSpanExporter(redacting.apply(exporter), watch))
			.toList();
		return SpanExporters.of(watched);
	}

	@Bean
	@ConditionalOnMissingBean
	TracingShutdown spyglassTracingShutdown(ApplicationContext context) {
		return new TracingShutdown(context);
	}

	private UnaryOperator<SpanExporter> redacting(Environment environment, RedactionFactory factory,
			List<RedactionRule> rules) {
		if (!factory.isEnabled(environment)) {
			return UnaryOperator.identity();
		}
		this.counts.add(rules);
		Redaction redaction = factory.create(environment, rules, this.counts);
		return (exporter) -> new RedactingSpanExporter(exporter, redaction);
	}

	/**
	 * Replaces Spring Boot's bean, and counts the spans that did not fit into its queue.
	 */
	@Bean
	@ConditionalOnMissingBean
	@ConditionalOnEnabledOpenTelemetry
	BatchSpanProcessor spyglassSpanProcessor(SpanExporters spyglassSpanExporters,
			OpenTelemetryTracingProperties properties, ObjectProvider<SpanExportingPredicate> predicates,
			ObjectProvider<SpanReporter> reporters, ObjectProvider<SpanFilter> filters) {
		OpenTelemetryTracingProperties.Export export = properties.getExport();
		return BatchSpanProcessor
			.builder(new CompositeSpanExporter(spyglassSpanExporters.list(), predicates.orderedStream().toList(),
					reporters.orderedStream().toList(), filters.orderedStream().toList()))
			.setExportUnsampledSpans(export.isIncludeUnsampled())
			.setExporterTimeout(export.getTimeout())
			.setMaxExportBatchSize(export.getMaxBatchSize())
			.setMaxQueueSize(export.getMaxQueueSize())
			.setScheduleDelay(export.getScheduleDelay())
			.setMeterProvider(spyglassSpanExporters.list().isEmpty() ? MeterProvider.noop() : drops())
			.build();
	}

	private MeterProvider drops() {
		QueueDrops drops = new QueueDrops();
		this.exports.watch(SIGNAL).dropsCountedBy(drops);
		return drops.meterProvider();
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(MeterBinder.class)
	static class MetersConfiguration {

		@Bean
		MeterBinder spyglassTraceRedactionMeters(TraceExportAutoConfiguration export,
				ObjectProvider<SpanExporter> exporters) {
			return (registry) -> exporters.stream()
				.findAny()
				.ifPresent((any) -> new RedactionMeters(SIGNAL, export.counts).bindTo(registry));
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass({ OtlpHttpSpanExporter.class, OtlpHttpSpanExporterBuilderCustomizer.class,
			OtlpGrpcSpanExporterBuilderCustomizer.class })
	static class RetryConfiguration {

		@Bean
		@Order(Ordered.HIGHEST_PRECEDENCE)
		Retries spyglassSpanRetries(Environment environment, ResourceLoader resources) {
			return new Retries(environment, resources);
		}

		/** Customizes the exporters of both transports. */
		record Retries(Environment environment, ResourceLoader resources)
				implements
					OtlpHttpSpanExporterBuilderCustomizer,
					OtlpGrpcSpanExporterBuilderCustomizer {

			@Override
			public void customize(OtlpHttpSpanExporterBuilder builder) {
				builder.setRetryPolicy(ExportRetry.POLICY);
			}

			@Override
			public void customize(OtlpGrpcSpanExporterBuilder builder) {
				new OtlpGrpcSenderCheck("management.opentelemetry.tracing.export.otlp.transport")
					.check(this.environment, this.resources);
				builder.setRetryPolicy(ExportRetry.POLICY);
			}

		}

	}

}
