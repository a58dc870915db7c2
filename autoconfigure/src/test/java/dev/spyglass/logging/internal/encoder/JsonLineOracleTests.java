/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.internal.encoder;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import ch.qos.logback.classic.spi.LoggingEvent;
import dev.spyglass.logging.internal.Redactor;
import dev.spyglass.testsupport.StrictLogLine;
import net.logstash.logback.encoder.LogstashEncoder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Holds the bytes that the encoder writes by itself to what others make of the same:
 * Jackson, logstash-logback-encoder, and the JDK.
 */
class JsonLineOracleTests {

	private static final int ROUNDS = 1000;

	/** Characters that take every path through the buffer. */
	private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz0123456789 \"\\\n\t\u0001\u007f\u0085\u00e4\u07ff"
			+ "\u061c\u200e\u2028\u202e\u2066\u4e2d\uffff\ufeff";

	private final Random random = new Random(20_261_121);

	@Test
	void whatWasLoggedIsWhatAParserReadsBack() {
		JsonLineEncoder encoder = Events.started(Events.SETTINGS, Redactor.NONE);
		for (int round = 0; round < ROUNDS; round++) {
			Map<String, Object> values = new LinkedHashMap<>();
			for (int index = this.random.nextInt(6); index >= 0; index--) {
				values.put("k" + text(12), value(3));
			}
			String message = text(400);
			LoggingEvent event = Events.event(message);
			values.forEach((key, value) -> Events.keyValue(key, value).accept(event));
			JsonNode line = StrictLogLine.parse(encoder.encode(event));
			assertThat(line.get("message").asString()).isEqualTo(message);
			values.forEach((key, value) -> assertThat(line.get(key)).as(key).isEqualTo(asJackson(value)));
		}
	}

	@Test
	void agreesWithLogstashEncoderOnAllThatBothWrite() {
		LogstashEncoder theirs = new LogstashEncoder();
		theirs.setContext(Events.CONTEXT);
		theirs.setFindAndRegisterJacksonModules(false);
		theirs.start();
		JsonMapper exact = JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();
		JsonLineSettings settings = new JsonLineSettings(Events.IDENTITY, JsonLineSchema.LOGSTASH, TimestampFormat.ISO,
				Map.of(), java.util.Set.of(), false, Map.of(), JsonLineLimits.DEFAULTS, false);
		JsonLineEncoder ours = Events.started(settings, Redactor.NONE);
		for (int round = 0; round < ROUNDS / 10; round++) {
			Map<String, String> mdc = Map.of("request_id", text(20), "m" + text(5), text(200));
			LoggingEvent event = Events.withMdc(mdc);
			Events.keyValue("v" + text(5), value(2)).accept(event);
			JsonNode expected = exact.readTree(theirs.encode(event));
			JsonNode actual = StrictLogLine.parseAnySchema(StrictLogLine.line(ours.encode(event)));
			for (String name : expected.propertyNames()) {
				if (!name.equals("@timestamp")) {
					assertThat(actual.get(name).toString()).as(name).isEqualTo(expected.get(name).toString());
				}
			}
		}
	}

	@Test
	void writesNumbersLikeTheJdk() {
		List<Double> numbers = new ArrayList<>(List.of(0.0, -0.0, 1.0, 0.1, 0.001, 0.0005, 129.9, 1e7, 9_999_999.999,
				1e-3, 1e-4, 123.4567, -1.5, Double.MIN_VALUE, Double.MAX_VALUE, 0.30000000000000004));
		for (int round = 0; round < 20_000; round++) {
			numbers.add(Math.round(this.random.nextDouble() * 1e9) / Math.pow(10, this.random.nextInt(7)));
			numbers.add(Double.longBitsToDouble(this.random.nextLong()));
		}
		for (double number : numbers) {
			if (Double.isFinite(number)) {
				Utf8Buffer buffer = new Utf8Buffer();
				buffer.number(number);
				assertThat(ascii(buffer)).isEqualTo(Double.toString(number));
			}
		}
	}

	@ParameterizedTest
	@ValueSource(longs = { 0, 9, 10, -1, 99, 100, Long.MAX_VALUE, Long.MIN_VALUE, Integer.MIN_VALUE,
			999_999_999_999_999_999L, 1_000_000_000_000_000_000L })
	void writesWholeNumbersLikeTheJdk(long number) {
		Utf8Buffer buffer = new Utf8Buffer();
		buffer.number(number);
		assertThat(ascii(buffer)).isEqualTo(Long.toString(number));
	}

	@Test
	void findsEveryCharacterThatNeedsAnEscapeWhereverItStands() {
		JsonLineEncoder encoder = Events.started(Events.SETTINGS, Redactor.NONE);
		for (char character = 0; character < 0x100; character++) {
			for (int position = 0; position < 20; position++) {
				String text = "x".repeat(position) + character + "y".repeat(19 - position);
				JsonNode line = StrictLogLine.parse(encoder.encode(Events.event(text)));
				assertThat(line.get("message").asString()).isEqualTo(text);
			}
		}
	}

	private static String ascii(Utf8Buffer buffer) {
		return new String(buffer.bytes, 0, buffer.size, StandardCharsets.US_ASCII);
	}

	private String text(int longest) {
		StringBuilder text = new StringBuilder();
		boolean plain = this.random.nextInt(3) > 0;
		for (int length = this.random.nextInt(longest); length > 0; length--) {
			if (!plain && this.random.nextInt(20) == 0) {
				text.appendCodePoint(0x1f600 + this.random.nextInt(64));
			}
			else {
				text.append(ALPHABET.charAt(this.random.nextInt(plain ? 36 : ALPHABET.length())));
			}
		}
		return text.toString();
	}

	private Object value(int depth) {
		return switch (this.random.nextInt((depth > 0) ? 11 : 8)) {
			case 0 -> this.random.nextInt();
			case 1 -> this.random.nextLong();
			case 2 -> this.random.nextDouble() * 1e6;
			case 3 -> this.random.nextBoolean();
			case 4 -> new BigDecimal(this.random.nextLong()).movePointLeft(5);
			case 5 -> new BigInteger(100, this.random);
			case 6, 7 -> text(60);
			case 8 -> Arrays.asList(value(depth - 1), null, value(depth - 1));
			case 9 -> {
				Map<String, Object> map = new LinkedHashMap<>();
				map.put("a" + text(8), value(depth - 1));
				map.put("b", value(depth - 1));
				yield map;
			}
			default -> new int[] { 1, this.random.nextInt() };
		};
	}

	/** What the strict reader makes of Jackson's own output. */
	private static JsonNode asJackson(Object value) {
		String json = JsonMapper.shared().writeValueAsString(Map.of("value", value));
		StringBuilder escaped = new StringBuilder();
		json.chars()
			.forEach((character) -> escaped
				.append((character < 0x7f) ? String.valueOf((char) character) : "\\u%04x".formatted(character)));
		return StrictLogLine.parseAnySchema(escaped.toString()).get("value");
	}

}
