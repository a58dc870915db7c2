/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.internal.encoder;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import ch.qos.logback.classic.spi.LoggingEvent;
import dev.spyglass.failure.ErrorCode;
import dev.spyglass.logging.Severity;
import dev.spyglass.logging.internal.Redactor;
import dev.spyglass.service.ServiceIdentity;
import dev.spyglass.testsupport.StrictLogLine;
import dev.spyglass.vocabulary.LogField;
import net.logstash.logback.argument.StructuredArguments;
import net.logstash.logback.marker.Markers;
import org.junit.jupiter.api.Test;
import org.slf4j.MarkerFactory;
import org.slf4j.event.KeyValuePair;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class JsonLineEncoderTests {

	@Test
	void writesTheFieldsOfAPlainEventInTheirOrder() {
		assertThat(Events.line(Events.event("order {} placed", 7)).replace('"', '\''))
			.isEqualTo("{'timestamp':'2026-11-21T10:30:15.123456Z','level':'INFO','message':'order 7 placed',"
					+ "'logger':'com.example.OrderService','thread':'main','service':'orders','version':'1.2.3',"
					+ "'environment':'production','hostname':'host-1'}");
	}

	@Test
	void putsTheRequestsFieldsOfTheMdcIntoItsObject() {
		LoggingEvent event = Events
			.withMdc(Map.of("http.method", "GET", "http.route", "/a/{id}", "http.client_ip", "192.0.2.7"));
		assertThat(Events.json(event).get("http").propertyNames()).containsExactly("method", "route", "client_ip");
	}

	@Test
	void prefersTheLinesOwnRequestToThatOfTheMdc() {
		LoggingEvent event = Events.withMdc(Map.of("http.method", "GET"));
		event.addKeyValuePair(new KeyValuePair("http", Map.of("method", "PUT", "status", 200)));
		JsonNode line = Events.json(event);
		assertThat(line.get("http").get("method").asString()).isEqualTo("PUT");
		assertThat(line.has("context")).isFalse();
		assertThat(line.has("http.method")).isFalse();
	}

	@Test
	void leavesOutWhatIsNotKnownOfTheService() {
		JsonLineSettings settings = JsonLineSettings.defaults(new ServiceIdentity("orders", null, null, null));
		assertThat(Events.json(settings, Events.event("hello")).propertyNames()).containsExactly("timestamp", "level",
				"message", "logger", "thread", "service");
	}

	@Test
	void writesEveryFieldInTheOrderOfTheVocabulary() {
		Map<String, String> mdc = new LinkedHashMap<>();
		mdc.put("batch_id", "b1");
		mdc.put("tenant_id", "t1");
		mdc.put("spanId", "0123456789abcdef");
		mdc.put("traceId", "0123456789abcdef0123456789abcdef");
		mdc.put("trace_sampled", "true");
		mdc.put("level", "spoofed");
		List.of("correlation_id", "request_id", "user_id", "operation", "outcome", "task_id", "queue")
			.forEach((key) -> mdc.put(key, "x"));
		LoggingEvent event = new LoggingEvent("f", Events.LOGGER, ch.qos.logback.classic.Level.WARN, "m",
				new IllegalStateException("no"), null);
		event.setMDCPropertyMap(mdc);
		Events.keyValue("http", Map.of("status", 200)).accept(event);
		Events.keyValue("duration_ms", 1.5).accept(event);
		Events.keyValue("event", "login").accept(event);
		event.addMarker(MarkerFactory.getMarker("AUDIT"));
		event.setCallerData(new StackTraceElement[] { new StackTraceElement("C", "m", "C.java", 7) });
		JsonLineSettings settings = new JsonLineSettings(Events.IDENTITY, JsonLineSchema.SPYGLASS, TimestampFormat.ISO,
				Map.of(), java.util.Set.of(), false, Map.of(), JsonLineLimits.DEFAULTS, true);
		String line = Events.line(settings, event);
		assertThat(StrictLogLine.parse(line).propertyNames())
			.containsExactlyElementsOf(java.util.Arrays.stream(LogField.values()).map(LogField::fieldName).toList());
	}

	@Test
	void renamesBootsTraceAndSpanId() {
		JsonNode line = Events
			.json(Events.withMdc(Map.of("traceId", "0123456789abcdef0123456789abcdef", "spanId", "0123456789abcdef")));
		assertThat(line.get("trace_id").asString()).isEqualTo("0123456789abcdef0123456789abcdef");
		assertThat(line.get("span_id").asString()).isEqualTo("0123456789abcdef");
		assertThat(line.has("traceId")).isFalse();
	}

	@Test
	void movesATraceIdThatIsNoneUnderContext() {
		JsonNode line = Events.json(Events.withMdc(Map.of("traceId", "<script>")));
		assertThat(line.has("trace_id")).isFalse();
		assertThat(line.at("/context/traceId").asString()).isEqualTo("<script>");
	}

	@Test
	void writesMdcEntriesAtTheTop() {
		assertThat(Events.json(Events.withMdc(Map.of("cart", "c1"))).get("cart").asString()).isEqualTo("c1");
	}

	@Test
	void putsAReservedKeyUnderContext() {
		JsonNode line = Events.json(Events.withKeyValue("level", "spoofed"));
		assertThat(line.get("level").asString()).isEqualTo("INFO");
		assertThat(line.at("/context/level").asString()).isEqualTo("spoofed");
	}

	@Test
	void namesTheEventAfterTheMessage() {
		assertThat(Events.line(Events.withKeyValue("event", "login")))
			.contains("\"message\":\"hello\",\"event\":\"login\"");
		assertThat(Events.line(Events.event("hello"))).doesNotContain("\"event\"");
	}

	@Test
	void takesTheEventFromTheMdcUnlessAKeyValueNamesIt() {
		LoggingEvent event = Events.withMdc(Map.of("event", "ofTheMdc"));
		assertThat(Events.json(event).get("event").asString()).isEqualTo("ofTheMdc");
		Events.keyValue("event", "login").accept(event);
		JsonNode line = Events.json(event);
		assertThat(line.get("event").asString()).isEqualTo("login");
		assertThat(line.at("/context/event").asString()).isEqualTo("ofTheMdc");
	}

	@Test
	void keepsTheEventsOfLinesWithTheSameMdcApart() {
		JsonLineEncoder encoder = Events.started(Events.SETTINGS, Redactor.NONE);
		Map<String, String> mdc = Map.of("event", "ofTheMdc", "request_id", "r-1");
		for (String name : List.of("first", "second", "second", "third")) {
			LoggingEvent event = Events.withMdc(mdc);
			Events.keyValue("event", name).accept(event);
			assertThat(StrictLogLine.parse(StrictLogLine.line(encoder.encode(event))).get("event").asString())
				.isEqualTo(name);
			assertThat(StrictLogLine.parse(StrictLogLine.line(encoder.encode(Events.withMdc(mdc))))
				.get("event")
				.asString()).isEqualTo("ofTheMdc");
		}
	}

	@Test
	void movesAnEventThatIsNoTextUnderContext() {
		JsonNode line = Events.json(Events.withKeyValue("event", Map.of("name", "login")));
		assertThat(line.has("event")).isFalse();
		assertThat(line.at("/context/event/name").asString()).isEqualTo("login");
	}

	@Test
	void keepsTheFirstOfTwoEqualKeysAtTheTop() {
		LoggingEvent event = Events.withKeyValue("colour", "red");
		Events.keyValue("colour", "green").accept(event);
		Events.keyValue("colour", "blue").accept(event);
		JsonNode line = Events.json(event);
		assertThat(line.get("colour").asString()).isEqualTo("red");
		assertThat(line.at("/context/colour").asString()).isEqualTo("green");
		assertThat(line.at("/context/colour_2").asString()).isEqualTo("blue");
	}

	@Test
	void writesTheSameKeyAndValueOnce() {
		LoggingEvent event = Events.withKeyValue("colour", "red");
		Events.keyValue("colour", "red").accept(event);
		assertThat(Events.json(event).has("context")).isFalse();
	}

	@Test
	void putsAllKeyValuesUnderContextInNestedMode() {
		JsonLineSettings settings = new JsonLineSettings(Events.IDENTITY, JsonLineSchema.SPYGLASS, TimestampFormat.ISO,
				Map.of(), java.util.Set.of(), true, Map.of(), JsonLineLimits.DEFAULTS, false);
		LoggingEvent event = Events.withKeyValue("colour", "red");
		Events.keyValue("user_id", "u1").accept(event);
		JsonNode line = Events.json(settings, event);
		assertThat(line.has("colour")).isFalse();
		assertThat(line.at("/context/colour").asString()).isEqualTo("red");
		assertThat(line.get("user_id").asString()).isEqualTo("u1");
	}

	@Test
	void writesDurationsWithThreeDecimals() {
		assertThat(Events.line(Events.withKeyValue("duration_ms", 12.3))).contains("\"duration_ms\":12.300");
	}

	@Test
	void writesMarkersAsTags() {
		LoggingEvent event = Events.event("hello");
		event.addMarker(MarkerFactory.getMarker("AUDIT"));
		Events.keyValue("tags", List.of("slow", "AUDIT")).accept(event);
		assertThat(Events.line(event)).contains("\"tags\":[\"slow\",\"AUDIT\"]");
	}

	@Test
	void leavesOutTheMarkerThatCommonsLoggingSetsOnEachLineOfSprings() {
		LoggingEvent event = Events.event("hello");
		event.addMarker(MarkerFactory.getMarker("COMMONS-LOGGING"));
		assertThat(Events.json(event).has("tags")).isFalse();
	}

	@Test
	void raisesTheLevelToFatalByMarker() {
		LoggingEvent event = Events.event("hello");
		event.addMarker(Severity.FATAL);
		JsonNode line = Events.json(event);
		assertThat(line.get("level").asString()).isEqualTo("FATAL");
		assertThat(line.has("tags")).isFalse();
	}

	@Test
	void takesFieldsOfStructuredArgumentsAndAppendingMarkers() {
		LoggingEvent event = Events.event("hello {}", StructuredArguments.keyValue("amount", 12));
		event.addMarker(Markers.append("basket", List.of(1, 2)));
		JsonNode line = Events.json(event);
		assertThat(line.get("amount").isInt()).isTrue();
		assertThat(line.get("basket").toString()).isEqualTo("[1,2]");
	}

	@Test
	void writesAnErrorWithItsRootCauseFirst() {
		Exception root = new IllegalArgumentException("root");
		JsonNode error = Events.json(Events.error(new IllegalStateException("outer", root))).get("error");
		assertThat(error.propertyNames()).containsExactly("type", "message", "fingerprint", "stack_trace");
		assertThat(error.get("type").asString()).isEqualTo("java.lang.IllegalStateException");
		assertThat(error.get("message").asString()).isEqualTo("outer");
		assertThat(error.get("stack_trace").asString()).startsWith("java.lang.IllegalArgumentException: root\n\tat ")
			.contains("\nWrapped by: java.lang.IllegalStateException: outer\n\tat ");
	}

	@Test
	void takesTheErrorCodeFromTheException() {
		JsonNode line = Events.json(Events.error(new RuntimeException(new CodedException())));
		assertThat(line.at("/error/code").asString()).isEqualTo("E-42");
	}

	@Test
	void takesTheErrorCodeFromTheKeyValue() {
		LoggingEvent event = Events.error(new CodedException());
		Events.keyValue("error_code", "E-1").accept(event);
		assertThat(Events.json(event).at("/error/code").asString()).isEqualTo("E-1");
	}

	@Test
	void givesEqualErrorsTheSameFingerprint() {
		List<String> fingerprints = new ArrayList<>();
		for (int number = 0; number < 2; number++) {
			JsonNode line = Events.json(Events.error(new IllegalStateException("number " + number)));
			fingerprints.add(line.at("/error/fingerprint").asString());
		}
		assertThat(fingerprints.get(0)).hasSize(16).isEqualTo(fingerprints.get(1));
	}

	@Test
	void writesTheSameBytesIntoAStream() throws IOException {
		JsonLineEncoder encoder = Events.started(Events.SETTINGS, Redactor.NONE);
		LoggingEvent event = Events.withKeyValue("colour", "red");
		ByteArrayOutputStream stream = new ByteArrayOutputStream();
		encoder.encode(event, stream);
		assertThat(stream.toByteArray()).isEqualTo(encoder.encode(event));
	}

	@Test
	void refusesToEncodeBeforeItWasStarted() {
		assertThatIllegalStateException()
			.isThrownBy(() -> new JsonLineEncoder(Events.SETTINGS).encode(Events.event("hello")));
	}

	private static final class CodedException extends RuntimeException implements ErrorCode {

		@Override
		public String errorCode() {
			return "E-42";
		}

	}

}
