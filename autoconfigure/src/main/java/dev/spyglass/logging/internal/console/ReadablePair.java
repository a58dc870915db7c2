/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.internal.console;

import java.util.Set;

import dev.spyglass.vocabulary.LogFields;
import dev.spyglass.vocabulary.internal.EventText;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.ansi.AnsiOutput;
import org.springframework.boot.ansi.AnsiStyle;

/**
 * Writes a key-value for people: its key dim, ids of tasks and durations short. Leaves
 * out an operation and an outcome that the message already names. Thread-safe.
 */
final class ReadablePair {

	private static final double NANOS_PER_MILLI = 1_000_000;

	private static final int LONGEST_PATH = 28;

	/** Ids that are as short as those in the columns. */
	private static final Set<String> SHORT_IDS = Set.of(LogFields.TASK_ID, LogFields.BATCH_ID);

	private static final Set<String> OFTEN_SAID = Set.of(LogFields.OPERATION, LogFields.OUTCOME);

	private final ReadableText readable;

	ReadablePair(ReadableText readable) {
		this.readable = readable;
	}

	String of(String key, @Nullable Object value, String message) {
		if (value instanceof String said && OFTEN_SAID.contains(key)
				&& (" " + message + " ").contains(" " + said + " ")) {
			return "";
		}
		String text = this.readable.of(key, value);
		if (key.equals(LogFields.DURATION_MS) && value instanceof Double milliseconds
				&& text.equals(milliseconds.toString())) {
			return " " + faint("in ") + new EventText().duration(Math.round(milliseconds * NANOS_PER_MILLI));
		}
		// The end of something that redaction has changed could show a part of it.
		boolean shortened = SHORT_IDS.contains(key) && text.equals(value);
		return " " + faint(this.readable.ofKey(key) + "=") + (shortened ? end(text, ShortIdConverter.LENGTH) : text);
	}

	/** Writes the path of a request, or the end of a long one. */
	String ofPath(String path) {
		String text = this.readable.of(LogFields.Http.PATH, path);
		boolean shortened = text.length() > LONGEST_PATH && text.equals(path);
		return " " + faint(LogFields.Http.PATH + "=") + (shortened ? "…" + end(text, LONGEST_PATH - 1) : text);
	}

	private static String end(String text, int length) {
		return text.substring(Math.max(0, text.length() - length));
	}

	static String faint(String text) {
		return AnsiOutput.toString(AnsiStyle.FAINT, text);
	}

}
