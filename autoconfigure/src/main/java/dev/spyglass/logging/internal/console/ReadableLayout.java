/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.internal.console;

import ch.qos.logback.classic.PatternLayout;
import dev.spyglass.logging.internal.Redactor;
import dev.spyglass.vocabulary.LogFields;

import org.springframework.boot.logging.logback.ColorConverter;

/**
 * Lays an event out for people: aligned, in colour where the output is capable of it,
 * with the ids in short form, the key-values, and the stack trace from the root cause on.
 */
public final class ReadableLayout extends PatternLayout {

	private static final String PATTERN = "%clr(%d{HH:mm:ss.SSS}){faint} %clr(%5severity) "
			+ "%clr(%shortId{REQUEST,8} %shortId{TRACE,8}){magenta} %clr(%-40.40logger{39}){cyan} "
			+ "%clr(:){faint} %safeMessage%keyValues%n%stack{40,200,16384,rootFirst,"
			+ "java\\.lang\\.reflect,jdk\\.internal\\.,sun\\.reflect,org\\.springframework\\.cglib,"
			+ "org\\.springframework\\.aop,org\\.apache\\.catalina\\.core,org\\.apache\\.tomcat\\.util\\.threads}";

	/**
	 * Creates the layout, to be given a context and started.
	 * @param redactor takes secrets out of messages and key-values; stack traces are left
	 * to a pass over the whole line
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

}
