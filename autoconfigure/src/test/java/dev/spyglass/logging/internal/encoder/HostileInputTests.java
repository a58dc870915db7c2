/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.internal.encoder;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.AbstractMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.spyglass.logging.internal.Redactor;
import dev.spyglass.testsupport.StrictLogLine;
import net.logstash.logback.argument.StructuredArguments;
import net.logstash.logback.composite.AbstractJsonProvider;
import net.logstash.logback.marker.Markers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What an application can do to a line, by accident or on purpose.
 */
@Timeout(20)
class HostileInputTests {

	@ParameterizedTest
	@ValueSource(strings = { "a\r\nb", "tab\there", "nul\0bell\7", "bidi \u202e evil \u2066", "\u2028\u2029",
			"lone \ud800 and \udc00", "\ud83d\ude00", "\ufeffbom", "c1 \u0085 \u009f", "del \u007f", "\"\\/",
			"{\"level\":\"FATAL\"}", "\u00e4\u20ac\u4e2d", "ends with \ud83d" })
	void keepsAnyTextOnOneStrictLine(String text) {
		JsonNode line = Events.json(Events.withKeyValue(text, text));
		String expected = text
			.replaceAll("[\\ud800-\\udbff](?![\\udc00-\\udfff])|(?<![\\ud800-\\udbff])[\\udc00-\\udfff]", "\ufffd");
		assertThat(line.get(expected).asString()).isEqualTo(expected);
	}

	@Test
	void keepsAnyMessageOnOneStrictLine() {
		assertThat(Events.json(Events.event("{}", "a\nb\u202e")).get("message").asString()).isEqualTo("a\nb\u202e");
	}

	@ParameterizedTest
	@MethodSource
	void putsAPlaceholderForAValueThatFails(String what, Object value) {
		JsonNode line = Events.json(Events.withKeyValue("value", value));
		assertThat(line.get("value").toString()).as(what).contains("[unwritable ");
		assertThat(line.get("message").asString()).isEqualTo("hello");
	}

	static Stream<Arguments> putsAPlaceholderForAValueThatFails() {
		return Stream.of(Arguments.of("toString", new FailingNumber()), Arguments.of("getter", new FailingBean()),
				Arguments.of("error", new FailingError()), Arguments.of("record", new FailingRecord("x")),
				Arguments.of("self", new SelfRecursive()), Arguments.of("map", new FailingMap()),
				Arguments.of("iterable", (Iterable<Object>) () -> {
					throw new IllegalStateException();
				}), Arguments.of("key", Map.of(new FailingNumber(), 1)), Arguments.of("endless", new EndlessBean()),
				Arguments.of("nested", List.of(1, new FailingBean())));
	}

	@Test
	void cutsACyclicMap() {
		Map<String, Object> cyclic = new HashMap<>();
		cyclic.put("self", cyclic);
		cyclic.put("again", cyclic);
		byte[] line = encode(Events.withKeyValue("cyclic", cyclic));
		assertThat(StrictLogLine.line(line)).contains("[too deep]");
		assertThat(line.length).isLessThanOrEqualTo(64 * 1024);
	}

	@Test
	void cutsAnEndlessIterable() {
		Iterable<Integer> endless = () -> Stream.iterate(1, (number) -> number + 1).iterator();
		assertThat(encode(Events.withKeyValue("endless", endless)).length).isLessThanOrEqualTo(64 * 1024);
	}

	@Test
	void cutsNestingBeyondTwentyLevels() {
		Object nested = "core";
		for (int depth = 0; depth < 30; depth++) {
			nested = List.of(nested);
		}
		String line = Events.line(Events.withKeyValue("nested", nested));
		assertThat(line).contains("[".repeat(20) + "\"[too deep]\"").doesNotContain("core");
	}

	@Test
	void cutsAndMarksALongMessage() {
		String message = Events.json(Events.event("x".repeat(1_000_000))).get("message").asString();
		assertThat(message).hasSizeBetween(16 * 1024, 16 * 1024 + 64).endsWith("more characters]");
	}

	@Test
	void cutsAndMarksALongStackTrace() {
		Throwable throwable = new IllegalStateException("no");
		for (int depth = 0; depth < 19; depth++) {
			throwable = new IllegalStateException("y".repeat(4096), throwable);
		}
		String stackTrace = Events.json(Events.error(throwable)).at("/error/stack_trace").asString();
		assertThat(stackTrace.getBytes(StandardCharsets.UTF_8).length).isBetween(31 * 1024, 33 * 1024);
		assertThat(stackTrace).endsWith("[cut]");
	}

	@Test
	void keepsALineWithinItsLimitWhateverItCarries() {
		Throwable throwable = new IllegalStateException("\u0001".repeat(100_000));
		LoggingEvent event = new LoggingEvent("f", Events.LOGGER, Level.ERROR, "\u0001".repeat(100_000), throwable,
				null);
		Map<String, String> mdc = new LinkedHashMap<>();
		for (int index = 0; index < 3000; index++) {
			mdc.put("key-" + index, "\u0001".repeat(1000));
		}
		event.setMDCPropertyMap(mdc);
		byte[] line = encode(event);
		assertThat(line.length).isLessThanOrEqualTo(64 * 1024);
		assertThat(StrictLogLine.parse(line).at("/context/cut").asInt()).isPositive();
	}

	@Test
	void survivesTenThousandCauses() {
		Throwable throwable = new IllegalStateException("root");
		for (int depth = 0; depth < 10_000; depth++) {
			throwable = new IllegalStateException("wrapper " + depth, throwable);
		}
		JsonNode line = StrictLogLine.parse(logged(throwable));
		assertThat(line.at("/error/type").asString()).isEqualTo("java.lang.IllegalStateException");
		assertThat(line.at("/error/stack_trace").asString()).contains(": root\n").contains("wrapper 9999");
	}

	@Test
	void survivesACircleOfCauses() {
		Exception one = new Exception("one");
		Exception two = new Exception("two", one);
		one.initCause(two);
		assertThat(StrictLogLine.parse(logged(one)).at("/error/stack_trace").asString()).contains("one", "two");
	}

	@Test
	void survivesAnExceptionWhoseMessageThrows() {
		JsonNode line = StrictLogLine.parse(logged(new FailingException()));
		assertThat(line.at("/error/type").asString()).isEqualTo(FailingException.class.getName());
		assertThat(line.at("/error/message").asString()).contains("[unwritable ");
		assertThat(line.at("/error/stack_trace").asString()).contains("survivesAnExceptionWhoseMessageThrows");
	}

	@Test
	void keepsKeyValuesOfAHostileException() {
		LoggerContext context = new LoggerContext();
		ListAppender<ILoggingEvent> appender = appender(context);
		context.getLogger("a").atError().addKeyValue("order", 7).setCause(new FailingException()).log("failed {}", 1);
		JsonNode line = StrictLogLine.parse(encode(appender.list.get(0)));
		assertThat(line.get("order").asInt()).isEqualTo(7);
		assertThat(line.get("message").asString()).isEqualTo("failed 1");
	}

	@Test
	void leavesOtherLevelsToLogback() {
		LoggerContext context = new LoggerContext();
		ListAppender<ILoggingEvent> appender = appender(context);
		Logger logger = context.getLogger("a");
		logger.setLevel(Level.ERROR);
		logger.warn("not this", new FailingException());
		assertThat(appender.list).isEmpty();
	}

	@Test
	void saysNothingOnStandardErrorWhenAnArgumentFails() {
		PrintStream original = System.err;
		ByteArrayOutputStream captured = new ByteArrayOutputStream();
		System.setErr(new PrintStream(captured, true));
		try {
			JsonNode line = Events.json(Events.event("value {} here", new FailingBean()));
			assertThat(line.get("message").asString()).startsWith("value [unwritable ").endsWith(" here");
		}
		finally {
			System.setErr(original);
		}
		assertThat(captured.toString()).isEmpty();
	}

	@Test
	void survivesMarkersArgumentsAndProvidersThatFail() {
		LoggingEvent event = Events.event("hello {}", StructuredArguments.keyValue("argument", new FailingBean()));
		event.addMarker(Markers.appendRaw("raw", "{not json"));
		event.addMarker(Markers.appendRaw("json", "{\"a\":1}"));
		event.addMarker(Markers.appendFields(new FailingBean()));
		event.addMarker(Markers.appendEntries(Map.of("entry", new FailingBean())));
		JsonNode line = Events.json(event);
		assertThat(line.get("argument").asString()).startsWith("[unwritable ");
		assertThat(line.get("entry").asString()).startsWith("[unwritable ");
		assertThat(line.get("raw").asString()).isEqualTo("{not json");
		assertThat(line.at("/json/a").asInt()).isEqualTo(1);
	}

	@Test
	void takesFieldsOfUsersProviders() {
		JsonLineEncoder encoder = new JsonLineEncoder(Events.SETTINGS);
		encoder.setContext(Events.CONTEXT);
		encoder.getProviders().addProvider(new AbstractJsonProvider<>() {

			@Override
			public void writeTo(JsonGenerator generator, ILoggingEvent event) {
				generator.writeStringProperty("level", "mine").writeNumberProperty("own", 1);
			}

		});
		encoder.start();
		JsonNode line = StrictLogLine.parse(encoder.encode(Events.event("hello")));
		assertThat(line.get("own").asInt()).isEqualTo(1);
		assertThat(line.get("level").asString()).isEqualTo("INFO");
	}

	@Test
	void closesWhenTheRedactorFails() {
		Redactor failing = new Redactor() {

			@Override
			public boolean hides(String key) {
				return false;
			}

			@Override
			public String redact(String text) {
				throw new StackOverflowError();
			}

		};
		String line = StrictLogLine
			.line(Events.started(Events.SETTINGS, failing).encode(Events.withKeyValue("secret", "s3cr3t")));
		assertThat(line).doesNotContain("s3cr3t", "hello").contains("[dropped: redaction failed]");
	}

	@Test
	void redactsCachedTextsAgainWhenTheRulesChange() {
		AtomicInteger version = new AtomicInteger();
		Redactor changing = new Redactor() {

			@Override
			public int version() {
				return version.get();
			}

			@Override
			public boolean hides(String key) {
				return version.get() > 0 && key.equals("later");
			}

			@Override
			public String redact(String text) {
				return (version.get() > 0) ? text.replace("cow", "***") : text;
			}

		};
		JsonLineEncoder encoder = Events.started(Events.SETTINGS, changing);
		LoggingEvent event = new LoggingEvent("f", Events.CONTEXT.getLogger("com.cow.Service"), Level.INFO, "hello",
				null, null);
		event.setThreadName("cow-1");
		event.setMDCPropertyMap(Map.of("request_id", "cow-7", "cow", "cow", "later", "shown"));
		assertThat(StrictLogLine.line(encoder.encode(event))).contains("cow-7", "shown");
		version.incrementAndGet();
		assertThat(StrictLogLine.line(encoder.encode(event))).doesNotContain("cow", "shown");
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void asksForATextWhoseBytesMayHaveASecretOrCantBeLookedAt(boolean broken) {
		Redactor redactor = new Redactor() {

			@Override
			public boolean hides(String key) {
				return false;
			}

			@Override
			public String redact(String text) {
				return text.replace("s3cr3t", "***");
			}

			@Override
			public boolean mayHide(byte[] ascii, int from, int to) {
				if (broken) {
					throw new StackOverflowError();
				}
				return new String(ascii, from, to - from, StandardCharsets.US_ASCII).contains("s3cr3t");
			}

		};
		LoggingEvent event = Events.withMdc(Map.of("user_id", "s3cr3t", "free", "a s3cr3t"));
		Events.keyValue("value", "s3cr3t").accept(event);
		Events.keyValue("tags", List.of("s3cr3t")).accept(event);
		assertThat(StrictLogLine.line(Events.started(Events.SETTINGS, redactor).encode(event))).doesNotContain("s3cr3t")
			.contains("\"a ***\"");
	}

	@Test
	void asksForATextBeyondAsciiWhateverItsBytes() {
		Redactor redactor = new Redactor() {

			@Override
			public boolean hides(String key) {
				return false;
			}

			@Override
			public String redact(String text) {
				return text.replace("größer", "***");
			}

			@Override
			public boolean mayHide(byte[] ascii, int from, int to) {
				return false;
			}

		};
		assertThat(StrictLogLine.line(Events.started(Events.SETTINGS, redactor).encode(Events.event("größer"))))
			.contains("\"***\"");
	}

	@Test
	void passesEveryTextThroughTheRedactor() {
		Redactor redactor = new Redactor() {

			@Override
			public boolean hides(String key) {
				return key.contains("password");
			}

			@Override
			public String redact(String text) {
				return text.replace("s3cr3t", "***");
			}

		};
		Throwable throwable = new IllegalStateException("s3cr3t", new IllegalArgumentException("s3cr3t"));
		throwable.addSuppressed(new IllegalStateException("s3cr3t"));
		LoggingEvent event = new LoggingEvent("s3cr3t", Events.CONTEXT.getLogger("s3cr3t"), Level.ERROR, "s3cr3t {}",
				throwable, new Object[] { StructuredArguments.keyValue("a", "s3cr3t") });
		event.setThreadName("s3cr3t");
		event.setMDCPropertyMap(Map.of("user_id", "s3cr3t", "free", "s3cr3t", "s3cr3t", "x"));
		Map<String, Object> values = Map.of("password", "hunter2", "map",
				Map.of("s3cr3t", "s3cr3t", "password", "hunter2"), "bean", new Bean("s3cr3t", "hunter2"), "list",
				List.of("s3cr3t"), "error_code", "s3cr3t", "http", Map.of("path", "s3cr3t", "password", "hunter2"),
				"level", "s3cr3t", "tags", List.of("s3cr3t"));
		values.forEach((key, value) -> Events.keyValue(key, value).accept(event));
		event.addMarker(Markers.append("password", "hunter2"));
		assertThat(StrictLogLine.line(Events.started(Events.SETTINGS, redactor).encode(event)))
			.doesNotContain("s3cr3t", "hunter2")
			.contains("***", "[redacted]");
	}

	@Test
	void writesTheNextTwoThousandLines() {
		JsonLineEncoder encoder = Events.started(Events.SETTINGS, Redactor.NONE);
		encoder.encode(Events.withKeyValue("value", new FailingError()));
		for (int index = 0; index < 2000; index++) {
			assertThat(StrictLogLine.parse(encoder.encode(Events.event("line {}", index))).get("message").asString())
				.isEqualTo("line " + index);
		}
	}

	@Test
	void encodesWhileItEncodes() {
		JsonLineEncoder encoder = Events.started(Events.SETTINGS, Redactor.NONE);
		Object logging = new Object() {

			@Override
			public String toString() {
				return new String(encoder.encode(Events.event("inner")), StandardCharsets.UTF_8);
			}

		};
		JsonNode line = StrictLogLine.parse(encoder.encode(Events.event("outer {}", logging)));
		assertThat(line.get("message").asString()).startsWith("outer {").contains("inner");
	}

	private static byte[] encode(ILoggingEvent event) {
		return Events.started(Events.SETTINGS, Redactor.NONE).encode(event);
	}

	private static byte[] logged(Throwable throwable) {
		LoggerContext context = new LoggerContext();
		ListAppender<ILoggingEvent> appender = appender(context);
		context.getLogger("a").error("failed", throwable);
		assertThat(appender.list).hasSize(1);
		return encode(appender.list.get(0));
	}

	private static ListAppender<ILoggingEvent> appender(LoggerContext context) {
		context.setMDCAdapter(new ch.qos.logback.classic.util.LogbackMDCAdapter());
		ThrowableSanitizingFilter.install(context);
		ListAppender<ILoggingEvent> appender = new ListAppender<>();
		appender.start();
		context.getLogger("ROOT").addAppender(appender);
		return appender;
	}

	public record Bean(String name, String password) {

	}

	private static final class FailingNumber extends Number {

		@Override
		public int intValue() {
			throw new IllegalStateException();
		}

		@Override
		public long longValue() {
			throw new IllegalStateException();
		}

		@Override
		public float floatValue() {
			throw new IllegalStateException();
		}

		@Override
		public double doubleValue() {
			throw new IllegalStateException();
		}

		@Override
		public String toString() {
			throw new IllegalStateException();
		}

	}

	public static final class FailingBean {

		public String getName() {
			throw new IllegalStateException();
		}

		@Override
		public String toString() {
			throw new IllegalStateException();
		}

	}

	public static final class FailingError {

		public String getName() {
			throw new OutOfMemoryError("not really");
		}

	}

	public record FailingRecord(String name) {

		@Override
		public String name() {
			throw new StackOverflowError();
		}

	}

	public static final class SelfRecursive {

		public SelfRecursive getSelf() {
			return new SelfRecursive();
		}

	}

	public static final class EndlessBean {

		public EndlessBean getNext() {
			return new EndlessBean();
		}

	}

	private static final class FailingMap extends AbstractMap<String, String> {

		@Override
		public Set<Entry<String, String>> entrySet() {
			throw new IllegalStateException();
		}

	}

	private static final class FailingException extends RuntimeException {

		@Override
		public String getMessage() {
			throw new IllegalStateException();
		}

	}

}
