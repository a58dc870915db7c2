/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.internal.console;

import dev.spyglass.vocabulary.LogFields;

import org.springframework.boot.ansi.AnsiColor;
import org.springframework.boot.ansi.AnsiElement;
import org.springframework.boot.ansi.AnsiOutput;

/**
 * Colors the message of one of Spyglass' own lines, if the output supports it: the status
 * of a request, the mark of a slow one, and the failure of a task.
 */
final class OwnMessage {

	private static final String SLOW = ", slow";

	private static final String CAUSE = ": ";

	private OwnMessage() {
	}

	static String colored(OwnLine line, String message, boolean withError) {
		if (line.isFailedTask()) {
			int cause = message.lastIndexOf(CAUSE);
			// The first line of the stack trace names the exception, too.
			return AnsiOutput.toString(AnsiColor.RED, (withError && cause > 0) ? message.substring(0, cause) : message);
		}
		if (!(line.ofRequest(LogFields.Http.STATUS) instanceof Integer status)) {
			return message;
		}
		String digits = status.toString();
		int at = message.lastIndexOf(" " + digits + " in ") + 1;
		if (at == 0) {
			return message;
		}
		String end = message.substring(at + digits.length());
		if (end.endsWith(SLOW)) {
			String duration = end.substring(0, end.length() - SLOW.length() + 2);
			end = duration + AnsiOutput.toString(AnsiColor.YELLOW, SLOW.substring(2));
		}
		return message.substring(0, at) + AnsiOutput.toString(color(status), digits) + end;
	}

	private static AnsiElement color(int status) {
		return switch (status / 100) {
			case 5 -> AnsiColor.RED;
			case 4 -> AnsiColor.YELLOW;
			case 3 -> AnsiColor.CYAN;
			default -> AnsiColor.GREEN;
		};
	}

}
