/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.internal.otlp;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import dev.spyglass.testsupport.CapturedLines;
import io.opentelemetry.sdk.logs.SdkLoggerProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.BeanUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link LineRecords}.
 */
class LineRecordsTests {

	private final List<String> bodies = new ArrayList<>();

	private final CapturedLines lines = new CapturedLines();

	@AfterEach
	void close() {
		this.lines.close();
	}

	@ParameterizedTest
	@ValueSource(classes = { IllegalStateException.class, StackOverflowError.class, NoClassDefFoundError.class })
	void losesOnlyTheLineThatAProcessorFailsOn(Class<? extends Throwable> failure) {
		emit(failure, "one", "bad", "two", "bad", "three");
		assertThat(this.bodies).containsExactly("one", "two", "three");
	}

	@Test
	void warnsOnceOfAProcessorThatFails() {
		emit(StackOverflowError.class, "bad", "bad");
		assertThat(this.lines.all()).filteredOn((line) -> line.getFormattedMessage().contains("could not be processed"))
			.hasSize(1);
	}

	private void emit(Class<? extends Throwable> failure, String... messages) {
		try (SdkLoggerProvider provider = SdkLoggerProvider.builder().addLogRecordProcessor((context, logRecord) -> {
			String body = logRecord.toLogRecordData().getBodyValue().asString();
			if (body.equals("bad")) {
				LineRecordsTests.<RuntimeException>raise(BeanUtils.instantiateClass(failure));
			}
			this.bodies.add(body);
		}).build()) {
			LineRecords records = new LineRecords(provider);
			for (String message : messages) {
				byte[] line = ("{\"message\":\"" + message + "\"}").getBytes(StandardCharsets.UTF_8);
				records.emit(line, 0, line.length);
			}
		}
	}

	@SuppressWarnings("unchecked")
	private static <T extends Throwable> void raise(Throwable failure) throws T {
		throw (T) failure;
	}

}
