/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.vocabulary.internal;

import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The sentences of Spyglass' own lines.
 */
class EventTextTests {

	@ParameterizedTest
	@CsvSource({ "-5, 0.0 ms", "0, 0.0 ms", "49499, 0.0 ms", "50000, 0.1 ms", "12345678, 12.3 ms",
			"999949000, 999.9 ms", "999999999, 1.0 s", "4200000000, 4.2 s", "59949999999, 59.9 s",
			"59950000000, 1 min 0 s", "192000000000, 3 min 12 s", "7500000000000, 2 h 5 min",
			"9223372036854775807, 2562047 h 47 min" })
	void writesADurationInTheUnitThatSuitsIt(long nanos, String text) {
		assertThat(new EventText().duration(nanos)).hasToString(text);
	}

	@ParameterizedTest
	@ValueSource(strings = { "ar", "de", "fa", "hi-u-nu-deva", "th-TH-u-nu-thai", "tr" })
	void isTheSameInEveryLocale(String tag) {
		Locale before = Locale.getDefault();
		try {
			Locale.setDefault(Locale.forLanguageTag(tag));
			assertThat(new EventText().number(1234567).words(" ").duration(12_345_678)).hasToString("1234567 12.3 ms");
		}
		finally {
			Locale.setDefault(before);
		}
	}

	@ParameterizedTest
	@ValueSource(chars = { '\0', '\b', '\t', '\n', '\r', '\u001b', '\u007f', '\u0085', '\u009b', '\u200f', '\u2028',
			'\u2029', '\u202e', '\u2066' })
	void replacesControlCharactersOfWhatComesFromOutside(char control) {
		assertThat(new EventText().words("Task ").value("a" + control + "b")).hasToString("Task a\ufffdb");
	}

	@Test
	void leavesOtherCharactersAsTheyAre() {
		String text = "/caf\u00e9/\ud83d\ude00/{id}/%0a?\\ \"'";
		assertThat(new EventText().value(text)).hasToString(text);
	}

}
