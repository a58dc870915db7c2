/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.internal.encoder;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.LoggingEvent;
import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.spyglass.logging.internal.Redactor;
import dev.spyglass.testsupport.StrictLogLine;
import dev.spyglass.vocabulary.LogField;
import org.slf4j.MarkerFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Throws whatever comes at the encoder. In the build it runs over its seeds; a long run
 * is started with
 * {@code JAZZER_FUZZ=1 ./mvnw -pl autoconfigure test -Dtest=JsonLineFuzzTests}.
 */
class JsonLineFuzzTests {

	private static final JsonLineEncoder ENCODER = Events.started(Events.SETTINGS, Redactor.NONE);

	@FuzzTest(maxDuration = "10m")
	void everyEventBecomesOneStrictLine(FuzzedDataProvider data) {
		byte[] line = ENCODER.encode(event(data));
		assertThat(line.length).isLessThanOrEqualTo(Events.SETTINGS.limits().line());
		assertThat(StrictLogLine.parse(line).get("level").asString()).isIn("INFO", "ERROR");
	}

	private static LoggingEvent event(FuzzedDataProvider data) {
		Throwable throwable = data.consumeBoolean() ? new IllegalStateException(data.consumeString(200)) : null;
		Map<String, String> mdc = new LinkedHashMap<>();
		for (int count = data.consumeInt(0, 6); count > 0; count--) {
			mdc.put(key(data), data.consumeString(100));
		}
		List<Object> values = new ArrayList<>();
		for (int count = data.consumeInt(0, 6); count > 0; count--) {
			values.add(value(data, 3));
		}
		String tag = data.consumeString(20);
		List<String> keys = values.stream().map((value) -> key(data)).toList();
		LoggingEvent event = new LoggingEvent("f", Events.LOGGER, (throwable != null) ? Level.ERROR : Level.INFO,
				data.consumeRemainingAsString(), throwable, values.toArray());
		event.setMDCPropertyMap(mdc);
		for (int index = 0; index < values.size(); index++) {
			Events.keyValue(keys.get(index), values.get(index)).accept(event);
		}
		event.addMarker(MarkerFactory.getDetachedMarker(tag));
		return event;
	}

	/** Now and then a name of the vocabulary. */
	private static String key(FuzzedDataProvider data) {
		return data.consumeBoolean() ? data.pickValue(LogField.values()).fieldName() : data.consumeString(30);
	}

	private static Object value(FuzzedDataProvider data, int depth) {
		return switch (data.consumeInt(0, (depth > 0) ? 7 : 5)) {
			case 0 -> data.consumeInt();
			case 1 -> data.consumeLong();
			case 2 -> data.consumeDouble();
			case 3 -> data.consumeBoolean();
			case 4 -> data.consumeFloat();
			case 5 -> data.consumeString(100);
			case 6 -> List.of(value(data, depth - 1));
			default -> Map.of(key(data), value(data, depth - 1));
		};
	}

}
