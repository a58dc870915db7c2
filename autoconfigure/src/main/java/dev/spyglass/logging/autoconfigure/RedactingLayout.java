/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.autoconfigure;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Layout;
import ch.qos.logback.core.LayoutBase;
import dev.spyglass.logging.internal.Redactor;
import dev.spyglass.logging.internal.console.GeneratedPassword;

/**
 * Layout that redacts secrets in the output of another layout. If redaction fails, the
 * line is replaced by a placeholder.
 */
final class RedactingLayout extends LayoutBase<ILoggingEvent> {

	private final Layout<ILoggingEvent> layout;

	private final Redactor redactor;

	RedactingLayout(Layout<ILoggingEvent> layout, Redactor redactor) {
		this.layout = layout;
		this.redactor = redactor;
	}

	@Override
	public String doLayout(ILoggingEvent event) {
		try {
			String line = this.layout.doLayout(event);
			return GeneratedPassword.isIn(event) ? line : this.redactor.redact(line);
		}
		catch (Throwable ex) {
			return "[dropped: redaction failed]" + System.lineSeparator();
		}
	}

}
