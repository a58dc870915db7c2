/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.errors;

import dev.spyglass.context.redaction.Redaction;
import io.sentry.Sentry;
import io.sentry.SentryOptions;

/**
 * Takes secrets out of what is about to be sent to Sentry, after the application's own
 * callbacks. What can't be checked is not sent. Thread-safe.
 */
public final class RedactingOptions implements Sentry.OptionsConfiguration<SentryOptions> {

	private final EventRedactor redactor;

	/**
	 * Creates the configuration.
	 * @param redaction knows what is a secret
	 */
	public RedactingOptions(Redaction redaction) {
		this.redactor = new EventRedactor(redaction);
	}

	@Override
	public void configure(SentryOptions options) {
		SentryOptions.BeforeSendCallback event = options.getBeforeSend();
		options.setBeforeSend((sent, hint) -> {
			var result = (event != null) ? event.execute(sent, hint) : sent;
			if (result != null) {
				this.redactor.redact(result);
			}
			return result;
		});
		SentryOptions.BeforeSendTransactionCallback transaction = options.getBeforeSendTransaction();
		options.setBeforeSendTransaction((sent, hint) -> {
			var result = (transaction != null) ? transaction.execute(sent, hint) : sent;
			if (result != null) {
				this.redactor.redact(result);
			}
			return result;
		});
		SentryOptions.Logs.BeforeSendLogCallback log = options.getLogs().getBeforeSend();
		options.getLogs().setBeforeSend((sent) -> {
			var result = (log != null) ? log.execute(sent) : sent;
			if (result != null) {
				this.redactor.redact(result);
			}
			return result;
		});
	}

}
