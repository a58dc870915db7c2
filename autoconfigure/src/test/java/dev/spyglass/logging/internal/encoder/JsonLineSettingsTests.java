/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.internal.encoder;

import java.util.Map;
import java.util.Set;

import ch.qos.logback.classic.spi.LoggingEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class JsonLineSettingsTests {

	@Test
	void renamesAField() {
		JsonNode line = Events.json(renaming(Map.of("message", "msg")), Events.event("hello"));
		assertThat(line.get("msg").asString()).isEqualTo("hello");
		assertThat(line.has("message")).isFalse();
	}

	@Test
	void renamesAMemberOfAnObject() {
		JsonNode line = Events.json(renaming(Map.of("error.stack_trace", "trace")),
				Events.error(new IllegalStateException()));
		assertThat(line.at("/error/trace").isString()).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "request_id", "requestid", "request-id", "REQUEST_ID" })
	void understandsANameThatWentThroughPropertyBinding(String name) {
		JsonNode line = Events.json(renaming(Map.of(name, "rid")), Events.withMdc(Map.of("request_id", "r-1")));
		assertThat(line.get("rid").asString()).isEqualTo("r-1");
	}

	@Test
	void freesTheOldNameOfAField() {
		JsonNode line = Events.json(renaming(Map.of("message", "msg")), Events.withKeyValue("message", "mine"));
		assertThat(line.get("message").asString()).isEqualTo("mine");
	}

	@Test
	void reservesTheNewNameOfAField() {
		JsonNode line = Events.json(renaming(Map.of("message", "msg")), Events.withKeyValue("msg", "mine"));
		assertThat(line.at("/context/msg").asString()).isEqualTo("mine");
	}

	@Test
	void renamesTheContext() {
		JsonNode line = Events.json(renaming(Map.of("context", "mdc")), Events.withKeyValue("level", "x"));
		assertThat(line.at("/mdc/level").asString()).isEqualTo("x");
	}

	@Test
	void swapsTwoNames() {
		JsonNode line = Events.json(renaming(Map.of("logger", "thread", "thread", "logger")), Events.event("hello"));
		assertThat(line.get("logger").asString()).isEqualTo("main");
	}

	@Test
	void leavesFieldsOut() {
		JsonNode line = Events.json(omitting("hostname", "error.stack_trace", "user_id"),
				withUser(Events.error(new IllegalStateException())));
		assertThat(line.propertyNames()).doesNotContain("hostname", "user_id");
		assertThat(line.get("error").propertyNames()).doesNotContain("stack_trace");
	}

	@Test
	void neverLetsAKeyValueTakeTheNameOfAnOmittedField() {
		JsonNode line = Events.json(omitting("hostname"), Events.withKeyValue("hostname", "spoofed"));
		assertThat(line.at("/context/hostname").asString()).isEqualTo("spoofed");
	}

	@Test
	void writesStaticFieldsTyped() {
		JsonNode line = Events.json(withStatic("datacenter", 7), Events.event("hello"));
		assertThat(line.get("datacenter").isInt()).isTrue();
	}

	@Test
	void writesEpochMilliseconds() {
		JsonLineSettings settings = new JsonLineSettings(Events.IDENTITY, JsonLineSchema.SPYGLASS,
				TimestampFormat.EPOCH_MILLIS, Map.of(), Set.of(), false, Map.of(), JsonLineLimits.DEFAULTS, false);
		assertThat(Events.json(settings, Events.event("hello")).get("timestamp").asLong())
			.isEqualTo(1_795_257_015_123L);
	}

	@ParameterizedTest
	@CsvSource({ "message,level", "message,context", "queue,batch_id", "error,http" })
	void refusesToRenameAFieldOntoAnother(String from, String to) {
		assertThatExceptionOfType(InvalidConfigurationPropertyValueException.class)
			.isThrownBy(() -> renaming(Map.of(from, to)))
			.satisfies((ex) -> assertThat(ex.getName()).isEqualTo("spyglass.logging.rename." + from))
			.satisfies((ex) -> assertThat(ex.getValue()).isEqualTo(to))
			.satisfies((ex) -> assertThat(ex.getReason()).contains("would both have the name '" + to + "'")
				.contains("spyglass.logging.omit"));
	}

	@Test
	void refusesToRenameAMemberOntoItsSibling() {
		assertThatExceptionOfType(InvalidConfigurationPropertyValueException.class)
			.isThrownBy(() -> renaming(Map.of("error.code", "type")));
	}

	@Test
	void refusesToRenameWhatDoesNotExist() {
		assertThatExceptionOfType(InvalidConfigurationPropertyValueException.class)
			.isThrownBy(() -> renaming(Map.of("mesage", "msg")))
			.satisfies((ex) -> assertThat(ex.getReason()).contains("There is no field 'mesage'").contains("message"));
	}

	@Test
	void refusesToOmitWhatDoesNotExist() {
		assertThatExceptionOfType(InvalidConfigurationPropertyValueException.class).isThrownBy(() -> omitting("host"))
			.satisfies((ex) -> assertThat(ex.getName()).isEqualTo("spyglass.logging.omit"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "a\nb" })
	void refusesANameThatIsNone(String name) {
		assertThatExceptionOfType(InvalidConfigurationPropertyValueException.class)
			.isThrownBy(() -> renaming(Map.of("message", name)));
	}

	@Test
	void refusesAStaticFieldThatHasTheNameOfAField() {
		assertThatExceptionOfType(InvalidConfigurationPropertyValueException.class)
			.isThrownBy(() -> withStatic("level", "x"))
			.satisfies((ex) -> assertThat(ex.getName()).isEqualTo("spyglass.logging.fields.level"));
	}

	@Test
	void refusesEpochMillisecondsForGoogle() {
		assertThatExceptionOfType(InvalidConfigurationPropertyValueException.class)
			.isThrownBy(() -> new JsonLineSettings(Events.IDENTITY, JsonLineSchema.GCP, TimestampFormat.EPOCH_MILLIS,
					Map.of(), Set.of(), false, Map.of(), JsonLineLimits.DEFAULTS, false))
			.satisfies((ex) -> assertThat(ex.getName()).isEqualTo("spyglass.logging.timestamp"));
	}

	@Test
	void refusesALineThatHasNoRoomForItsMessage() {
		assertThatIllegalArgumentException().isThrownBy(() -> new JsonLineLimits(16_384, 32_768, 40_000, 20));
	}

	private static LoggingEvent withUser(LoggingEvent event) {
		Events.keyValue("user_id", "u-1").accept(event);
		return event;
	}

	private static JsonLineSettings renaming(Map<String, String> renames) {
		return settings(renames, Set.of(), Map.of());
	}

	private static JsonLineSettings omitting(String... names) {
		return settings(Map.of(), Set.of(names), Map.of());
	}

	private static JsonLineSettings withStatic(String name, Object value) {
		return settings(Map.of(), Set.of(), Map.of(name, value));
	}

	private static JsonLineSettings settings(Map<String, String> renames, Set<String> omitted,
			Map<String, Object> fields) {
		return new JsonLineSettings(Events.IDENTITY, JsonLineSchema.SPYGLASS, TimestampFormat.ISO, renames, omitted,
				false, fields, JsonLineLimits.DEFAULTS, false);
	}

}
