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
 * Counts what becomes of events on their way to Sentry. What the application, a sampling
 * rate or the suppression of doubles keeps from being sent was not lost and does not
 * count. Thread-safe.
 */
public final class DeliveryMetrics implements Sentry.OptionsConfiguration<SentryOptions> {

	private final ExportWatch watch;

	private final LongAdder dropped = new LongAdder();

	private final OptionalFeature guard = new OptionalFeature(
			"The events that are sent to Sentry, and lost, are not counted");

	private volatile String reason = "";

	/**
	 * Creates the configuration.
	 * @param watch counts the events
	 */
	public DeliveryMetrics(ExportWatch watch) {
		this.watch = watch;
		watch.dropsCountedBy(this.dropped::sum);
	}

	/**
	 * Returns what counts the events.
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
		options.setOnDiscard((why, what, count) -> {
			this.guard.run(() -> {
				if (what == DataCategory.Error) {
					discarded(why, count);
				}
			});
			if (discard != null) {
				discard.execute(why, what, count);
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
	 * Takes note that an event could not be checked, and is lost.
	 * @param failure why
	 */
	public void unchecked(Throwable failure) {
		this.watch.lost(1, "an event could not be checked for secrets (" + failure.getClass().getSimpleName() + ")");
	}

	private void discarded(DiscardReason why, long count) {
		switch (why) {
			case QUEUE_OVERFLOW, CACHE_OVERFLOW, RATELIMIT_BACKOFF, BACKPRESSURE -> this.dropped.add(count);
			case NETWORK_ERROR -> this.reason = "Sentry can't be reached";
			case SEND_ERROR -> this.reason = "Sentry refuses them";
			default -> {
				// Wanted.
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
	 * Is told by the transport how it went.
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
			else if (Thread.currentThread() != this.caller) { // Else it was not tried.
				String why = DeliveryMetrics.this.reason;
				DeliveryMetrics.this.reason = "";
				DeliveryMetrics.this.watch.lost(1, why.isEmpty() ? "Sentry asks for a pause" : why);
			}
		}

		@Override
		public boolean isSuccess() {
			return this.success;
		}

	}

}
