/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.internal.console;

import java.util.List;
import java.util.Map;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import dev.spyglass.logging.Severity;
import dev.spyglass.logging.internal.Redactor;
import net.logstash.logback.argument.StructuredArguments;
import net.logstash.logback.marker.Markers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.MarkerFactory;
import org.slf4j.event.KeyValuePair;

import org.springframework.boot.ansi.AnsiOutput;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ReadableLayout}.
 */
class ReadableLayoutTests {

	private final LoggerContext context = new LoggerContext();

	private final ReadableLayout layout = new ReadableLayout(Redactor.NONE);

	@BeforeEach
	void start() {
		this.context.setMDCAdapter(new LogbackMDCAdapter());
		this.layout.setContext(this.context);
		this.layout.start();
	}

	@Test
	void showsTheEndsOfTheIds() {
		LoggingEvent event = event("hello", null);
		event.setMDCPropertyMap(
				Map.of("request_id", "req_0123456789abcdef", "trace_id", "0af7651916cd43dd8448eb211c80319c"));
		assertThat(this.layout.doLayout(event)).contains(" INFO 89abcdef 1c80319c ");
	}

	@Test
	void understandsBootsTraceId() {
		LoggingEvent event = event("hello", null);
		event.setMDCPropertyMap(Map.of("traceId", "0af7651916cd43dd8448eb211c80319c"));
		assertThat(this.layout.doLayout(event)).contains(" INFO          1c80319c ");
	}

	@Test
	void keepsTheColumnsWithoutIds() {
		LoggingEvent with = event("hello", null);
		with.setMDCPropertyMap(Map.of("request_id", "short", "trace_id", "0af7651916cd43dd8448eb211c80319c"));
		assertThat(this.layout.doLayout(event("hello", null)).indexOf(": hello"))
			.isEqualTo(this.layout.doLayout(with).indexOf(": hello"));
	}

	@Test
	void showsKeyValues() {
		LoggingEvent event = event("accepted", null, StructuredArguments.kv("items", 200));
		event.addKeyValuePair(new KeyValuePair("batch_id", "b-17"));
		assertThat(this.layout.doLayout(event)).contains(": accepted batch_id=b-17 items=200");
	}

	@Test
	void showsAnArgumentOnce() {
		LoggingEvent event = event("accepted {}", null, StructuredArguments.kv("items", 200));
		assertThat(this.layout.doLayout(event)).containsOnlyOnce("items=200");
	}

	@Test
	void showsMarkersButNotTheOneOfSpring() {
		LoggingEvent event = event("marked", null);
		event.addMarker(MarkerFactory.getMarker("AUDIT"));
		event.addMarker(MarkerFactory.getMarker("COMMONS-LOGGING"));
		assertThat(this.layout.doLayout(event)).endsWith(": marked #AUDIT" + System.lineSeparator());
	}

	@Test
	void showsFatal() {
		LoggingEvent event = event("the end", null);
		event.addMarker(Severity.FATAL);
		assertThat(this.layout.doLayout(event)).contains(" FATAL ").endsWith(": the end" + System.lineSeparator());
	}

	@Test
	void survivesAValueThatFails() {
		LoggingEvent event = event("hello", null);
		event.addKeyValuePair(new KeyValuePair("bad", new Object() {
			@Override
			public String toString() {
				throw new IllegalStateException();
			}
		}));
		assertThat(this.layout.doLayout(event)).contains("bad=<IllegalStateException>");
	}

	@Test
	void showsControlCharactersInsteadOfObeyingThem() {
		assertThat(this.layout.doLayout(event("a\u001b[2Jb\rc", null))).contains("a\\u001b[2Jb\\u000dc");
	}

	@Test
	void indentsFurtherLinesOfAMessage() {
		assertThat(this.layout.doLayout(event("one\n10:00:00.000 ERROR forged", null)))
			.contains("one\n    10:00:00.000");
	}

	@Test
	void showsTheRootCauseFirst() {
		String text = this.layout
			.doLayout(event("failed", new IllegalStateException("outer", new IllegalArgumentException("root"))));
		assertThat(text.indexOf("root")).isPositive().isLessThan(text.indexOf("outer"));
	}

	@Test
	void showsNoControlCharactersOfAnException() {
		String text = this.layout.doLayout(event("failed", new IllegalStateException("a\u001b[2Jb\u202ec")));
		assertThat(text).contains("a\\u001b[2Jb\\u202ec");
	}

	@Test
	void showsNoSeparatorOfLinesAndNoMarkOfDirection() {
		assertThat(this.layout.doLayout(event("a\u2028b\u2029c\u200ed\u200fe\u061cf\u0085g", null)))
			.contains("a\\u2028b\\u2029c\\u200ed\\u200fe\\u061cf\\u0085g");
	}

	@Test
	void masksAnArgumentByItsKeyWithinTheMessage() {
		ReadableLayout masking = new ReadableLayout(new ByKey());
		masking.setContext(this.context);
		masking.start();
		assertThat(masking.doLayout(event("login {}", null, StructuredArguments.value("secret", "hunter2"))))
			.doesNotContain("hunter2");
	}

	@Test
	void showsThePasswordThatBootGeneratesForDevelopment() {
		ReadableLayout masking = new ReadableLayout(new Everything());
		masking.setContext(this.context);
		masking.start();
		String message = "\n\nUsing generated security password: 8e557245\n";
		LoggingEvent generated = new LoggingEvent(getClass().getName(),
				this.context
					.getLogger("org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration"),
				Level.WARN, message, null, null);
		generated.setThreadName("main");
		assertThat(masking.doLayout(generated)).contains("password: 8e557245");
		assertThat(masking.doLayout(event(message, null))).doesNotContain("8e557245");
	}

	@Test
	void indentsFurtherLinesOfAnExceptionsMessage() {
		String text = this.layout
			.doLayout(event("failed", new IllegalStateException("one\n10:00:00.000 ERROR forged", new Error("a\nb"))));
		assertThat(text).contains("one\n    10:00:00.000").contains("\tat ").contains("\nWrapped by: ");
	}

	@Test
	void showsWhatTheMdcHasBesideTheIds() {
		LoggingEvent event = event("hello", null);
		event.setMDCPropertyMap(Map.of("request_id", "r-1", "correlation_id", "c-1", "order_id", "7"));
		assertThat(this.layout.doLayout(event)).endsWith(": hello order_id=7" + System.lineSeparator());
	}

	@Test
	void hidesAWholeValueByItsKeyHoweverDeep() {
		ReadableLayout redacting = new ReadableLayout(new ByKey());
		redacting.setContext(this.context);
		redacting.start();
		LoggingEvent event = event("login", null, StructuredArguments.kv("secret", "two words"));
		event.setMDCPropertyMap(Map.of("secret", "two words"));
		event.addKeyValuePair(new KeyValuePair("logins", List.of(Map.of("secret", "two words", "user", "jane"))));
		event.addMarker(Markers.append("secret", "two words"));
		assertThat(redacting.doLayout(event)).doesNotContain("words").contains("user=jane");
	}

	@Test
	void cutsALongMessage() {
		String text = this.layout.doLayout(event("x".repeat(1_000_000), null));
		assertThat(text).hasSizeLessThan(17_000).contains("…[cut, 983616 more characters]");
	}

	@Test
	void obeysTheUsersPatternsAndEscapesWhatTheyWrite() {
		ReadableLayout layout = new ReadableLayout(Redactor.NONE, "yyyy", "%p{}[%X{id}]", "%ex{short}");
		layout.setContext(this.context);
		layout.start();
		LoggingEvent event = event("hello", new IllegalStateException("a\u001bb\nforged"));
		event.setMDCPropertyMap(Map.of("id", "x\u001by"));
		String text = layout.doLayout(event);
		assertThat(text).containsPattern("^\\d{4} INFO\\[x\\\\u001by] ")
			.contains("IllegalStateException: a\\u001bb" + System.lineSeparator() + "    forged");
		assertThat(text.lines().count()).isLessThan(6);
	}

	@Test
	void knowsBootsConversionWords() {
		for (String word : List.of("%wEx", "%wex", "%xEx", "%nopex")) {
			ReadableLayout layout = new ReadableLayout(Redactor.NONE, null, null, word);
			layout.setContext(this.context);
			layout.start();
			assertThat(layout.doLayout(event("hello", new IllegalStateException("no")))).doesNotContain("PARSER_ERROR");
		}
	}

	@Test
	void showsARequestInOneShortLine() {
		LoggingEvent event = completed("GET /orders/{id} 200 in 12.3 ms", 200);
		event.setMDCPropertyMap(Map.of("request_id", "r-1", "http.method", "GET", "http.route", "/orders/{id}"));
		assertThat(this.layout.doLayout(event))
			.endsWith(": GET /orders/{id} 200 in 12.3 ms path=/orders/7" + System.lineSeparator());
	}

	@Test
	void showsThePathOfARequestOnce() {
		assertThat(this.layout.doLayout(completed("GET /orders/7 404 in 1.0 ms", 404)))
			.endsWith(": GET /orders/7 404 in 1.0 ms" + System.lineSeparator());
	}

	@ParameterizedTest
	@CsvSource({ "200, 32", "304, 36", "404, 33", "503, 31" })
	void colorsTheStatusOfARequestAndMarksASlowOne(int status, String color) {
		AnsiOutput.setEnabled(AnsiOutput.Enabled.ALWAYS);
		try {
			String text = this.layout.doLayout(completed("GET /200 in/7 " + status + " in 1.2 s, slow", status));
			assertThat(text).contains("GET /200 in/7 \u001b[" + color + "m" + status + "\u001b[0;39m in 1.2 s, ")
				.contains("\u001b[33mslow\u001b[0;39m");
		}
		finally {
			AnsiOutput.setEnabled(AnsiOutput.Enabled.DETECT);
		}
	}

	@Test
	void shortensTheIdsOfTasks() {
		LoggingEvent event = event("working", null);
		event.setMDCPropertyMap(Map.of("request_id", "r-1", "task_id", "task_0123456789abcdef"));
		event.addKeyValuePair(new KeyValuePair("batch_id", "batch_4b6e664682b8423c8ce47ac240c89195"));
		assertThat(this.layout.doLayout(event))
			.endsWith(": working task_id=89abcdef batch_id=40c89195" + System.lineSeparator());
	}

	@Test
	void leavesOutATaskIdThatStandsInTheColumnOfTheRequest() {
		LoggingEvent event = event("working", null);
		event.setMDCPropertyMap(Map.of("request_id", "task_0123456789abcdef", "task_id", "task_0123456789abcdef"));
		assertThat(this.layout.doLayout(event)).endsWith(": working" + System.lineSeparator());
	}

	@Test
	void doesNotShortenAnIdThatRedactionHas() {
		ReadableLayout redacting = new ReadableLayout(new Redactor() {
			@Override
			public boolean hides(String key) {
				return false;
			}

			@Override
			public String redact(String text) {
				return text.replace("hunter2hunter2", "[redacted]");
			}
		});
		redacting.setContext(this.context);
		redacting.start();
		LoggingEvent event = event("working", null);
		event.setMDCPropertyMap(Map.of("task_id", "hunter2hunter2"));
		assertThat(redacting.doLayout(event)).endsWith(": working task_id=[redacted]" + System.lineSeparator());
	}

	@Test
	void showsOfAFailedTaskWhatFailedFirst() {
		LoggingEvent event = own("dev.spyglass.task", "Task import failed after 4.2 s: SQLException");
		Map.of("event", "task.failed", "operation", "import", "outcome", "failure", "duration_ms", 4200.0)
			.forEach((key, value) -> event.addKeyValuePair(new KeyValuePair(key, value)));
		assertThat(this.layout.doLayout(event))
			.endsWith(": Task import failed after 4.2 s: SQLException" + System.lineSeparator());
	}

	@Test
	void leavesTheNameOfAFailureToTheStackTraceBelow() {
		LoggingEvent event = new LoggingEvent(getClass().getName(), this.context.getLogger("dev.spyglass.task"),
				Level.ERROR, "Task import failed after 4.2 s: IllegalStateException", new IllegalStateException("no"),
				null);
		event.addKeyValuePair(new KeyValuePair("event", "task.failed"));
		assertThat(this.layout.doLayout(event).lines()).first()
			.asString()
			.endsWith("dev.spyglass.task   : Task import failed after 4.2 s");
	}

	@Test
	void writesADurationForPeople() {
		LoggingEvent event = event("imported", null);
		event.addKeyValuePair(new KeyValuePair("duration_ms", 1506.008));
		assertThat(this.layout.doLayout(event)).endsWith(": imported in 1.5 s" + System.lineSeparator());
	}

	@Test
	void leavesOutAnOutcomeThatTheMessageNames() {
		LoggingEvent event = event("Batch completed", null);
		event.addKeyValuePair(new KeyValuePair("outcome", "completed"));
		event.addKeyValuePair(new KeyValuePair("operation", "complete"));
		assertThat(this.layout.doLayout(event))
			.endsWith(": Batch completed operation=complete" + System.lineSeparator());
	}

	@Test
	void cutsTheBeginOfALongPath() {
		LoggingEvent event = own("dev.spyglass.request", "GET /orders/{id} 200 in 12.3 ms");
		event.addKeyValuePair(new KeyValuePair("event", "request.completed"));
		event.addKeyValuePair(
				new KeyValuePair("http", Map.of("path", "/orders/0123456789abcdef0123456789abcdef", "status", 200)));
		assertThat(this.layout.doLayout(event))
			.endsWith(" ms path=…56789abcdef0123456789abcdef" + System.lineSeparator());
	}

	@Test
	void shortensALongLogger() {
		LoggingEvent event = new LoggingEvent(getClass().getName(),
				this.context.getLogger("com.example.orders.imports.OrderImportServiceWithALongName"), Level.INFO,
				"hello", null, null);
		assertThat(this.layout.doLayout(event)).endsWith(" ServiceWithALongName: hello" + System.lineSeparator());
	}

	@Test
	void showsWhichLineCouldNotBeWritten() {
		LoggingEvent event = own("dev.spyglass.logging", "Lines are missing");
		event.addKeyValuePair(new KeyValuePair("event", "log.dropped"));
		event.addKeyValuePair(new KeyValuePair("dropped_info", 7));
		event.addKeyValuePair(new KeyValuePair("failed_logger", "com.example"));
		assertThat(this.layout.doLayout(event))
			.endsWith(": Lines are missing failed_logger=com.example" + System.lineSeparator());
	}

	@Test
	void showsTheKeyValuesOfAnEventOfTheApplication() {
		LoggingEvent event = event("done", null);
		event.addKeyValuePair(new KeyValuePair("event", "task.failed"));
		event.addKeyValuePair(new KeyValuePair("operation", "import"));
		assertThat(this.layout.doLayout(event))
			.endsWith(": done event=task.failed operation=import" + System.lineSeparator());
	}

	private LoggingEvent completed(String message, int status) {
		LoggingEvent event = own("dev.spyglass.request", message);
		event.addKeyValuePair(new KeyValuePair("event", "request.completed"));
		event.addKeyValuePair(new KeyValuePair("http", Map.of("method", "GET", "path", "/orders/7", "status", status)));
		event.addKeyValuePair(new KeyValuePair("outcome", "success"));
		event.addKeyValuePair(new KeyValuePair("duration_ms", 12.345));
		return event;
	}

	private LoggingEvent own(String logger, String message) {
		return new LoggingEvent(getClass().getName(), this.context.getLogger(logger), Level.INFO, message, null, null);
	}

	private LoggingEvent event(String message, Throwable error, Object... arguments) {
		LoggingEvent event = new LoggingEvent(getClass().getName(), this.context.getLogger("com.example.Orders"),
				Level.INFO, message, error, arguments);
		event.setThreadName("main");
		return event;
	}

	private static final class Everything implements Redactor {

		@Override
		public boolean hides(String key) {
			return true;
		}

		@Override
		public String redact(String text) {
			return "[redacted]";
		}

	}

	private static final class ByKey implements Redactor {

		@Override
		public boolean hides(String key) {
			return key.equals("secret");
		}

		@Override
		public String redact(String text) {
			return text;
		}

	}

}
