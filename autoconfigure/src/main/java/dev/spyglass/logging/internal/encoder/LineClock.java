/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.internal.encoder;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

import ch.qos.logback.classic.spi.ILoggingEvent;

/**
 * Writes timestamps in ISO-8601, in UTC and with microseconds. The part up to the second
 * is cached. Not thread-safe.
 */
final class LineClock {

	private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.", Locale.ROOT);

	private long second = Long.MIN_VALUE;

	private byte[] prefix = new byte[0];

	void write(Utf8Buffer buffer, ILoggingEvent event) {
		Instant instant = event.getInstant();
		if (instant == null) {
			instant = Instant.ofEpochMilli(event.getTimeStamp());
		}
		if (instant.getEpochSecond() != this.second) {
			this.second = instant.getEpochSecond();
			this.prefix = ('"' + SECOND.format(LocalDateTime.ofEpochSecond(this.second, 0, ZoneOffset.UTC)))
				.getBytes(StandardCharsets.US_ASCII);
		}
		buffer.raw(this.prefix);
		buffer.digits(instant.getNano() / 1000, 6);
		buffer.raw((byte) 'Z');
		buffer.raw((byte) '"');
	}

}
