/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.sentry.internal;

import java.util.function.Consumer;
import java.util.function.UnaryOperator;

import dev.spyglass.redaction.internal.Redaction;
import dev.spyglass.redaction.internal.RedactionCounts;
import io.sentry.Sentry;
import io.sentry.SentryOptions;
import org.jspecify.annotations.Nullable;

/**
 * Redacts secrets in everything that is sent to Sentry, after the application's own
 * callbacks. If an item cannot be redacted, it is dropped and counted. Thread-safe.
 */
public final class RedactionOptionsConfiguration implements Sentry.OptionsConfiguration<SentryOptions> {

	private final EventRedactor redactor;

	private final RedactionCounts counts;

	private final Consumer<Throwable> dropped;

	/**
	 * Creates the configuration.
	 * @param redaction finds and masks the secrets
	 * @param counts counts of the redaction
	 * @param dropped receives each failure because of which an item is dropped
	 */
	public RedactionOptionsConfiguration(Redaction redaction, RedactionCounts counts, Consumer<Throwable> dropped) {
		this.redactor = new EventRedactor(redaction);
		this.counts = counts;
		this.dropped = dropped;
	}

	/**
	 * Returns the counts of redacted values.
	 * @return the counts
	 */
	public RedactionCounts counts() {
		return this.counts;
	}

	@Override
	public void configure(SentryOptions options) {
		SentryOptions.BeforeSendCallback event = options.getBeforeSend();
		options.setBeforeSend((sent, hint) -> redacted(sent,
				(value) -> (event != null) ? event.execute(value, hint) : value, this.redactor::redact));
		SentryOptions.BeforeSendTransactionCallback transaction = options.getBeforeSendTransaction();
		options.setBeforeSendTransaction((sent, hint) -> redacted(sent,
				(value) -> (transaction != null) ? transaction.execute(value, hint) : value, this.redactor::redact));
		SentryOptions.Logs.BeforeSendLogCallback log = options.getLogs().getBeforeSend();
		options.getLogs()
			.setBeforeSend((sent) -> redacted(sent, (value) -> (log != null) ? log.execute(value) : value,
					this.redactor::redact));
	}

	private <T> @Nullable T redacted(T sent, UnaryOperator<@Nullable T> callback, Consumer<T> redact) {
		try {
			T result = callback.apply(sent);
			if (result != null) {
				redact.accept(result);
			}
			return result;
		}
		catch (Throwable ex) {
			this.dropped.accept(ex);
			return null;
		}
	}

}
