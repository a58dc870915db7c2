/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.autoconfigure;

import java.io.PrintStream;
import java.util.function.Supplier;

import dev.spyglass.logging.internal.Redactor;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalysisReporter;

/**
 * Prints why startup failed to the standard error stream if the console shows JSON, where
 * Spring Boot's report is one line with escaped line breaks. On a terminal it prints
 * nothing, because the report would be there twice.
 */
class ReadableFailureReporter implements FailureAnalysisReporter {

	private static final String REPORT = """

			***************************
			APPLICATION FAILED TO START
			***************************

			Description:

			%s
			%s""";

	private static final String ACTION = """

			Action:

			%s
			""";

	private final Supplier<@Nullable Redactor> jsonConsole;

	private final Supplier<PrintStream> error;

	ReadableFailureReporter() {
		this(ReadableFailureReporter::jsonConsole, () -> System.err);
	}

	ReadableFailureReporter(Supplier<@Nullable Redactor> jsonConsole, Supplier<PrintStream> error) {
		this.jsonConsole = jsonConsole;
		this.error = error;
	}

	private static @Nullable Redactor jsonConsole() {
		boolean possible = LoggingLibraries.missing(ReadableFailureReporter.class.getClassLoader()).isEmpty()
				&& !ConsoleFormat.isTerminal(System.console());
		return possible ? JsonConsole.redactor() : null;
	}

	@Override
	public void report(FailureAnalysis analysis) {
		Redactor redactor = this.jsonConsole.get();
		if (redactor == null) {
			return;
		}
		String report = text(analysis);
		PrintStream error = this.error.get();
		try {
			error.print(redactor.redact(report));
		}
		catch (RuntimeException ex) {
			// A user's redaction rule fails; the JSON line is masked, too.
			error.println("APPLICATION FAILED TO START: redaction failed, see the log");
		}
		error.flush();
	}

	private static String text(FailureAnalysis analysis) {
		String action = analysis.getAction();
		return REPORT.formatted(analysis.getDescription(), (action != null) ? ACTION.formatted(action) : "");
	}

}
