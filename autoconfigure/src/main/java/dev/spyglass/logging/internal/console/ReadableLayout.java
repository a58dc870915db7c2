/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.internal.console;

import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.ILoggingEvent;
import dev.spyglass.logging.internal.Redactor;
import dev.spyglass.logging.internal.encoder.ArgumentSanitizer;
import dev.spyglass.vocabulary.LogFields;

import org.springframework.boot.logging.logback.ColorConverter;

/**
 * Layout for people: aligned, colored if the output supports it, with shortened ids,
 * key-values, and stack traces with the root cause first.
 */
public final class ReadableLayout extends PatternLayout {

	private static final String PATTERN = "%clr(%d{HH:mm:ss.SSS}){faint} %clr(%5severity) "
			+ "%clr(%shortId{REQUEST,8} %shortId{TRACE,8}){magenta} %clr(%-40.40logger{39}){cyan} "
			+ "%clr(:){faint} %safeMessage%keyValues%n%stack{40,200,16384,rootFirst,"
			+ "java\\.lang\\.reflect,jdk\\.internal\\.,sun\\.reflect,org\\.springframework\\.cglib,"
			+ "org\\.springframework\\.aop,org\\.apache\\.catalina\\.core,org\\.apache\\.tomcat\\.util\\.threads}";

	/**
	 * Creates the layout. The caller sets a context and starts it.
	 * @param redactor redacts secrets in messages and key-values; those in stack traces
	 * are left to a redaction of the whole line
	 */
	public ReadableLayout(Redactor redactor) {
		ReadableText readable = new ReadableText(redactor);
		getInstanceConverterMap().put("clr", ColorConverter::new);
		getInstanceConverterMap().put("severity", SeverityConverter::new);
		getInstanceConverterMap().put("shortId", ShortIdConverter::new);
		getInstanceConverterMap().put("safeMessage", () -> new SafeMessageConverter(readable));
		getInstanceConverterMap().put("keyValues", () -> new KeyValuesConverter(readable));
		getInstanceConverterMap().put("stack", SafeStackConverter::new);
		setPattern(PATTERN.replace("REQUEST", LogFields.REQUEST_ID).replace("TRACE", LogFields.TRACE_ID));
	}

	@Override
	public String doLayout(ILoggingEvent event) {
		return super.doLayout(ArgumentSanitizer.sanitize(event));
	}

}
