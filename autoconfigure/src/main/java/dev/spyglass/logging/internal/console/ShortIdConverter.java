/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.internal.console;

import java.util.List;
import java.util.Map;

import ch.qos.logback.classic.pattern.ClassicConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import dev.spyglass.vocabulary.LogFields;
import org.jspecify.annotations.Nullable;

/**
 * Writes the last characters of an id, which suffice to distinguish requests and to
 * search for one. Without an id it writes blanks, so that columns stay aligned.
 */
final class ShortIdConverter extends ClassicConverter {

	static final int LENGTH = 8;

	private static final String BOOT_TRACE_ID = "traceId";

	private String key = "";

	private int length = LENGTH;

	@Override
	public void start() {
		List<String> options = getOptionList();
		this.key = options.get(0);
		this.length = Integer.parseInt(options.get(1));
		super.start();
	}

	@Override
	public String convert(ILoggingEvent event) {
		String id = id(event.getMDCPropertyMap());
		if (id == null) {
			return " ".repeat(this.length);
		}
		int begin = Math.max(0, id.length() - this.length);
		return SafeText.of(id.substring(begin) + " ".repeat(this.length - (id.length() - begin)));
	}

	private @Nullable String id(Map<String, String> mdc) {
		String id = mdc.get(this.key);
		return (id == null && this.key.equals(LogFields.TRACE_ID)) ? mdc.get(BOOT_TRACE_ID) : id;
	}

}
