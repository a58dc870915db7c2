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
import org.jspecify.annotations.Nullable;

import org.springframework.boot.logging.logback.ColorConverter;
import org.springframework.boot.logging.logback.ExtendedWhitespaceThrowableProxyConverter;
import org.springframework.boot.logging.logback.WhitespaceThrowableProxyConverter;

/**
 * Layout for people: aligned, colored if the output supports it, with shortened ids and
 * loggers, key-values, and stack traces with the root cause first.
 */
public final class ReadableLayout extends PatternLayout {

	private static final String DATE = "HH:mm:ss.SSS";

	private static final String LEVEL = "%5severity";

	private static final String STACK = "%stack{40,200,16384,rootFirst,"
			+ "java\\.lang\\.reflect,jdk\\.internal\\.,sun\\.reflect,org\\.springframework\\.cglib,"
			+ "org\\.springframework\\.aop,org\\.apache\\.catalina\\.core,org\\.apache\\.tomcat\\.util\\.threads}";

	/**
	 * Creates the layout with its own formats.
	 * @param redactor redacts secrets
	 */
	public ReadableLayout(Redactor redactor) {
		this(redactor, null, null, null);
	}

	/**
	 * Creates the layout. The caller sets a context and starts it.
	 * @param redactor redacts secrets in messages and key-values; those in stack traces
	 * are left to a redaction of the whole line
	 * @param dateFormat format of the time, or {@code null} for its own
	 * @param level pattern of the level, or {@code null} for its own
	 * @param exception conversion word for exceptions, or {@code null} for its own
	 */
	public ReadableLayout(Redactor redactor, @Nullable String dateFormat, @Nullable String level,
			@Nullable String exception) {
		ReadableText readable = new ReadableText(redactor);
		getInstanceConverterMap().put("clr", ColorConverter::new);
		getInstanceConverterMap().put("wex", WhitespaceThrowableProxyConverter::new);
		getInstanceConverterMap().put("wEx", ExtendedWhitespaceThrowableProxyConverter::new);
		getInstanceConverterMap().put("severity", SeverityConverter::new);
		getInstanceConverterMap().put("shortId", ShortIdConverter::new);
		getInstanceConverterMap().put("safe", () -> new SafeConverter(SafeText::of));
		getInstanceConverterMap().put("safeStack", () -> new SafeConverter(SafeStackConverter::escape));
		getInstanceConverterMap().put("safeMessage", () -> new SafeMessageConverter(readable));
		getInstanceConverterMap().put("keyValues", () -> new KeyValuesConverter(readable));
		getInstanceConverterMap().put("stack", SafeStackConverter::new);
		setPattern("%clr(%d{" + ((dateFormat != null) ? dateFormat : DATE) + "}){faint} %clr("
				+ ((level != null) ? "%safe(" + level + ")" : LEVEL) + ") %clr(%shortId{" + LogFields.REQUEST_ID
				+ ",8} %shortId{" + LogFields.TRACE_ID + ",8}){magenta} %clr(%-20.20logger{20}){cyan}"
				+ "%clr(:){faint} %safeMessage%keyValues%n"
				+ ((exception != null) ? "%safeStack(" + exception + ")" : STACK));
	}

	@Override
	public String doLayout(ILoggingEvent event) {
		return super.doLayout(ArgumentSanitizer.sanitize(event));
	}

}
