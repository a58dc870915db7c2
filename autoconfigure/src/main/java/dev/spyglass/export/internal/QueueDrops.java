/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.export.internal;

import java.util.function.LongSupplier;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.MeterProvider;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.metrics.InstrumentType;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.data.AggregationTemporality;
import io.opentelemetry.sdk.metrics.data.MetricDataType;
import io.opentelemetry.sdk.metrics.export.CollectionRegistration;
import io.opentelemetry.sdk.metrics.export.MetricReader;

/**
 * Counts the items that did not fit into the queue of an OpenTelemetry batch processor.
 * Reads them from the processor's own metrics, because it provides the number nowhere
 * else. Thread-safe.
 */
public final class QueueDrops implements MetricReader, LongSupplier {

	private static final AttributeKey<Boolean> DROPPED = AttributeKey.booleanKey("dropped");

	private static final AttributeKey<String> ERROR_TYPE = AttributeKey.stringKey("error.type");

	private volatile CollectionRegistration registration = CollectionRegistration.noop();

	/**
	 * Returns the meter provider to pass to the builder of the batch processor.
	 * @return a provider without threads, which need not be closed
	 */
	public MeterProvider meterProvider() {
		return SdkMeterProvider.builder().registerMetricReader(this).build();
	}

	@Override
	public long getAsLong() {
		return this.registration.collectAllMetrics()
			.stream()
			.filter((metric) -> metric.getType() == MetricDataType.LONG_SUM)
			.flatMap((metric) -> metric.getLongSumData().getPoints().stream())
			.filter((point) -> isDrop(point.getAttributes()))
			.mapToLong((point) -> point.getValue())
			.sum();
	}

	private static boolean isDrop(Attributes attributes) {
		return Boolean.TRUE.equals(attributes.get(DROPPED)) || "queue_full".equals(attributes.get(ERROR_TYPE));
	}

	@Override
	public void register(CollectionRegistration registration) {
		this.registration = registration;
	}

	@Override
	public CompletableResultCode forceFlush() {
		return CompletableResultCode.ofSuccess();
	}

	@Override
	public CompletableResultCode shutdown() {
		return CompletableResultCode.ofSuccess();
	}

	@Override
	public AggregationTemporality getAggregationTemporality(InstrumentType instrumentType) {
		return AggregationTemporality.CUMULATIVE;
	}

}
