/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.tracing.internal;

import java.util.List;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.opentelemetry.sdk.trace.samplers.SamplingResult;

/**
 * Drops the spans that {@link ExcludedRequestHandler} has marked, and delegates all
 * others to the application's sampler. Immutable and thread-safe.
 */
public final class ExcludedRequestSampler implements Sampler {

	static final AttributeKey<Boolean> EXCLUDED = AttributeKey.booleanKey("spyglass.excluded");

	private final Sampler delegate;

	/**
	 * Creates a sampler.
	 * @param delegate sampler for all other spans
	 */
	public ExcludedRequestSampler(Sampler delegate) {
		this.delegate = delegate;
	}

	@Override
	public SamplingResult shouldSample(Context parentContext, String traceId, String name, SpanKind spanKind,
			Attributes attributes, List<LinkData> parentLinks) {
		if (attributes.get(EXCLUDED) != null) {
			return SamplingResult.drop();
		}
		return this.delegate.shouldSample(parentContext, traceId, name, spanKind, attributes, parentLinks);
	}

	@Override
	public String getDescription() {
		return "ExcludedRequest{" + this.delegate.getDescription() + "}";
	}

}
