/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.sentry.internal;

import java.util.concurrent.atomic.LongAdder;

import dev.spyglass.export.internal.ExportWatch;
import io.sentry.DataCategory;
import io.sentry.Hint;
import io.sentry.Sentry;
import io.sentry.SentryEnvelope;
import io.sentry.SentryItemType;
import io.sentry.SentryOptions;
import io.sentry.clientreport.DiscardReason;
import io.sentry.hints.SubmissionResult;
import io.sentry.util.HintUtils;

/**
 * Counts the events that are delivered to Sentry, and those that are lost. Events that
 * the application, a sampling rate or the deduplication drops on purpose do not count.
 * Thread-safe.
 */
public final class DeliveryMetrics implements Sentry.OptionsConfiguration<SentryOptions> {

	private final ExportWatch watch;

	private final LongAdder dropped = new LongAdder();

	private final OptionalFeature guard = new OptionalFeature("Events sent to Sentry or lost are not counted");

	private volatile String reason = "";

	/**
	 * Creates the configuration.
	 * @param watch receives the counts
	 */
	public DeliveryMetrics(ExportWatch watch) {
		this.watch = watch;
		watch.dropsCountedBy(this.dropped::sum);
	}

	/**
	 * Returns the counts of the events.
	 * @return the counts
	 */
	public ExportWatch watch() {
		return this.watch;
	}

	@Override
	public void configure(SentryOptions options) {
		this.guard.run(() -> count(options));
	}

	private void count(SentryOptions options) {
		SentryOptions.OnDiscardCallback discard = options.getOnDiscard();
		options.setOnDiscard((discardReason, category, count) -> {
			this.guard.run(() -> {
				if (category == DataCategory.Error) {
					discarded(discardReason, count);
				}
			});
			if (discard != null) {
				discard.execute(discardReason, category, count);
			}
		});
		SentryOptions.BeforeEnvelopeCallback envelope = options.getBeforeEnvelopeCallback();
		options.setBeforeEnvelopeCallback((sent, hint) -> {
			this.guard.run(() -> {
				if (hint != null && hasEvent(sent)) {
					follow(hint);
				}
			});
			if (envelope != null) {
				envelope.execute(sent, hint);
			}
		});
	}

	/**
	 * Records that an event was dropped because it could not be processed.
	 * @param failure the failure
	 */
	public void processingFailed(Throwable failure) {
		this.watch.lost(1, "an event could not be checked for secrets (" + failure.getClass().getSimpleName() + ")");
	}

	private void discarded(DiscardReason discardReason, long count) {
		switch (discardReason) {
			case QUEUE_OVERFLOW, CACHE_OVERFLOW, RATELIMIT_BACKOFF, BACKPRESSURE -> this.dropped.add(count);
			case NETWORK_ERROR -> this.reason = "Sentry can't be reached";
			case SEND_ERROR -> this.reason = "Sentry rejects them";
			default -> {
				// Dropped on purpose.
			}
		}
	}

	private static boolean hasEvent(SentryEnvelope envelope) {
		for (var item : envelope.getItems()) {
			if (SentryItemType.Event == item.getHeader().getType()) {
				return true;
			}
		}
		return false;
	}

	private void follow(Hint hint) {
		if (HintUtils.getSentrySdkHint(hint) == null) {
			HintUtils.setTypeCheckHint(hint, new Delivery());
		}
	}

	/**
	 * Receives the result of one delivery from Sentry's transport.
	 */
	private final class Delivery implements SubmissionResult {

		private final Thread caller = Thread.currentThread();

		private boolean success;

		@Override
		public void setResult(boolean result) {
			this.success = result;
			if (result) {
				DeliveryMetrics.this.watch.delivered(1);
			}
			// On the caller's thread, the transport dropped the event without sending it.
			else if (Thread.currentThread() != this.caller) {
				String lastReason = DeliveryMetrics.this.reason;
				DeliveryMetrics.this.reason = "";
				DeliveryMetrics.this.watch.lost(1, lastReason.isEmpty() ? "Sentry limits the rate" : lastReason);
			}
		}

		@Override
		public boolean isSuccess() {
			return this.success;
		}

	}

}
