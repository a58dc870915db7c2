/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.internal.encoder;

import java.io.File;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.URI;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.time.Year;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Collections;
import java.util.Currency;
import java.util.Date;
import java.util.GregorianCalendar;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TimeZone;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import ch.qos.logback.classic.spi.LoggingEvent;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import net.logstash.logback.argument.StructuredArguments;
import net.logstash.logback.marker.Markers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ValueForms}: each type has one form in JSON, wherever it stands.
 */
class ValueFormsTests {

	static Stream<Arguments> forms() throws Exception {
		return Stream.of(Arguments.of(Optional.of("x"), "\"x\""), Arguments.of(Optional.empty(), "null"),
				Arguments.of(Optional.of(Optional.of(7)), "7"), Arguments.of(OptionalInt.of(5), "5"),
				Arguments.of(OptionalInt.empty(), "null"), Arguments.of(OptionalLong.of(5), "5"),
				Arguments.of(OptionalDouble.of(0.5), "0.5"), Arguments.of(new AtomicReference<>("x"), "\"x\""),
				Arguments.of(new AtomicReference<>(), "null"), Arguments.of(Color.RED, "\"RED\""),
				Arguments.of(Color.BODY, "\"BODY\""), Arguments.of(DayOfWeek.MONDAY, "\"MONDAY\""),
				Arguments.of("ab".toCharArray(), "\"ab\""), Arguments.of(new byte[] { 1, 2, 3 }, "\"AQID\""),
				Arguments.of('c', "\"c\""), Arguments.of(Path.of("/a/b"), "\"/a/b\""),
				Arguments.of(new File("a/b"), "\"a/b\""), Arguments.of(URI.create("https://a/b"), "\"https://a/b\""),
				Arguments.of(URI.create("https://a/b").toURL(), "\"https://a/b\""),
				Arguments.of(new UUID(1, 2), "\"00000000-0000-0001-0000-000000000002\""),
				Arguments.of(String.class, "\"java.lang.String\""), Arguments.of(Locale.GERMANY, "\"de-DE\""),
				Arguments.of(StandardCharsets.UTF_8, "\"UTF-8\""), Arguments.of(Currency.getInstance("EUR"), "\"EUR\""),
				Arguments.of(Pattern.compile("a+"), "\"a+\""), Arguments.of(Duration.ofMillis(1500), "\"PT1.5S\""),
				Arguments.of(Period.ofDays(3), "\"P3D\""), Arguments.of(Instant.EPOCH, "\"1970-01-01T00:00:00Z\""),
				Arguments.of(LocalDate.EPOCH, "\"1970-01-01\""), Arguments.of(LocalTime.NOON, "\"12:00\""),
				Arguments.of(LocalDate.EPOCH.atStartOfDay(), "\"1970-01-01T00:00\""),
				Arguments.of(Year.of(2026), "\"2026\""), Arguments.of(ZoneId.of("Europe/Berlin"), "\"Europe/Berlin\""),
				Arguments.of(ZonedDateTime.of(LocalDateTime.of(2026, 1, 2, 3, 4), ZoneId.of("Europe/Berlin")),
						"\"2026-01-02T03:04+01:00[Europe/Berlin]\""),
				Arguments.of(new Date(0), "\"1970-01-01T00:00:00Z\""),
				Arguments.of(new java.sql.Timestamp(0), "\"1970-01-01T00:00:00Z\""),
				Arguments.of(new GregorianCalendar.Builder().setInstant(0).build(), "\"1970-01-01T00:00:00Z\""),
				Arguments.of(TimeZone.getTimeZone("UTC"), "\"UTC\""), Arguments.of(new AtomicBoolean(true), "true"),
				Arguments.of(new AtomicInteger(3), "3"), Arguments.of(new AtomicLong(3), "3"),
				Arguments.of(adder(), "3"), Arguments.of(doubleAdder(), "1.5"), Arguments.of(1.5f, "1.5"),
				Arguments.of(new BigDecimal("1.10"), "1.10"),
				Arguments.of(new BigDecimal("0.12345678901234567890123"), "0.12345678901234567890123"),
				Arguments.of(new BigInteger("123456789012345678901"), "123456789012345678901"),
				Arguments.of(1.0E10, "1.0E10"),
				Arguments.of(InetAddress.getByAddress("host", new byte[] { 10, 0, 0, 1 }), "\"10.0.0.1\""),
				Arguments.of(new Named("text"), "\"text\""), Arguments.of(new StringBuilder("text"), "\"text\""),
				Arguments.of(CharBuffer.wrap("text"), "\"text\""),
				Arguments.of(new IllegalStateException("no"), "\"java.lang.IllegalStateException: no\""),
				Arguments.of(new AppException(), "\"app failed\""), Arguments.of(Map.entry("key", 7), "{\"key\":7}"),
				Arguments.of(new OwnIterator(), "\"own iterator\""),
				Arguments.of(new OwnSupplier(), "\"own supplier\""), Arguments.of(new OwnFolder(), "\"own folder\""));
	}

	@ParameterizedTest
	@MethodSource("forms")
	void isTheSameEverywhere(Object value, String form) {
		Map<String, Object> map = Collections.singletonMap("value", value);
		List<Object> list = Collections.singletonList(value);
		LoggingEvent event = Events.event("hello", StructuredArguments.keyValue("argument", value),
				StructuredArguments.array("arguments", value), StructuredArguments.entries(Map.of("entry", map)));
		event.addMarker(Markers.append("marker", value));
		Events.keyValue("value", value).accept(event);
		Events.keyValue("list", list).accept(event);
		Events.keyValue("array", new Object[] { value }).accept(event);
		Events.keyValue("map", map).accept(event);
		Events.keyValue("holder", new Holder(value)).accept(event);
		Events.keyValue("bean", new Bean(value)).accept(event);
		Events.keyValue("deep", new Bean(new Bean(new Holder(list)))).accept(event);
		Events.keyValue("optional", Optional.of(list)).accept(event);
		String line = Events.line(event);
		assertThat(line).contains("\"value\":" + form + ",\"list\":[" + form + "],\"array\":[" + form
				+ "],\"map\":{\"value\":" + form + "},\"holder\":{\"value\":" + form + "},\"bean\":{\"value\":" + form
				+ "},\"deep\":{\"value\":{\"value\":{\"value\":[" + form + "]}}},\"optional\":[" + form
				+ "],\"argument\":" + form + ",\"arguments\":[" + form + "],\"entry\":{\"value\":" + form
				+ "},\"marker\":" + form + "}");
	}

	@Test
	void isTheFormOfATypedPropertyToo() {
		assertThat(Events.line(Events.withKeyValue("bean", new Typed()))).contains(
				"{\"color\":\"RED\",\"path\":\"/a\",\"date\":\"1970-01-01T00:00:00Z\",\"number\":1.10,\"text\":\"ab\","
						+ "\"optional\":\"/a\",\"entry\":{\"a\":\"/a\"},\"type\":\"java.lang.String\"}");
	}

	@Test
	void isNoConsumption() {
		Iterator<Integer> iterator = List.of(1, 2).iterator();
		Stream<Integer> stream = Stream.of(1, 2);
		OwnIterator own = new OwnIterator();
		Events.line(Events.withKeyValue("bean", new Bean(List.of(iterator, stream, own))));
		Events.line(Events.event("{}", StructuredArguments.keyValue("own", own)));
		assertThat(iterator.next()).isEqualTo(1);
		assertThat(stream).hasSize(2);
		assertThat(own.taken).isZero();
	}

	@Test
	void endsForAReferenceToItself() {
		AtomicReference<Object> reference = new AtomicReference<>();
		reference.set(reference);
		assertThat(Events.line(Events.withKeyValue("self", reference))).contains("\"self\":\"[too deep]\"");
	}

	private static LongAdder adder() {
		LongAdder adder = new LongAdder();
		adder.add(3);
		return adder;
	}

	private static DoubleAdder doubleAdder() {
		DoubleAdder adder = new DoubleAdder();
		adder.add(1.5);
		return adder;
	}

	private enum Color {

		RED, BODY {

			@Override
			public String toString() {
				return "body";
			}

		};

		@Override
		public String toString() {
			return "color";
		}

	}

	private record Holder(Object value) {

	}

	/** Has a getter. */
	public static final class Bean {

		private final Object value;

		Bean(Object value) {
			this.value = value;
		}

		public Object getValue() {
			return this.value;
		}

	}

	/** Has getters of the types themselves. */
	@JsonPropertyOrder({ "color", "path", "date", "number", "text", "optional", "entry", "type" })
	public static final class Typed {

		public Color getColor() {
			return Color.RED;
		}

		public Path getPath() {
			return Path.of("/a");
		}

		public Date getDate() {
			return new Date(0);
		}

		public BigDecimal getNumber() {
			return new BigDecimal("1.10");
		}

		public char[] getText() {
			return "ab".toCharArray();
		}

		public Optional<Path> getOptional() {
			return Optional.of(Path.of("/a"));
		}

		public Map.Entry<String, Path> getEntry() {
			return Map.entry("a", Path.of("/a"));
		}

		public Class<?> getType() {
			return String.class;
		}

	}

	/** Text of the application's. */
	private record Named(String name) implements CharSequence {

		@Override
		public int length() {
			return this.name.length();
		}

		@Override
		public char charAt(int index) {
			return this.name.charAt(index);
		}

		@Override
		public CharSequence subSequence(int start, int end) {
			return this.name.subSequence(start, end);
		}

		@Override
		public String toString() {
			return this.name;
		}

	}

	private static final class AppException extends RuntimeException {

		@Override
		public String toString() {
			return "app failed";
		}

	}

	private static final class OwnIterator implements Iterator<String> {

		private int taken;

		@Override
		public boolean hasNext() {
			this.taken++;
			return false;
		}

		@Override
		public String next() {
			return "";
		}

		@Override
		public String toString() {
			return "own iterator";
		}

	}

	private static final class OwnSupplier implements Supplier<String> {

		@Override
		public String get() {
			throw new IllegalStateException("called");
		}

		@Override
		public String toString() {
			return "own supplier";
		}

	}

	private static final class OwnFolder implements DirectoryStream<Path> {

		@Override
		public Iterator<Path> iterator() {
			throw new IllegalStateException("called");
		}

		@Override
		public void close() {
			// Has nothing open.
		}

		@Override
		public String toString() {
			return "own folder";
		}

	}

}
