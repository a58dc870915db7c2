/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.redaction.internal;

import java.util.List;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Surrounds secrets with whatever may stand beside them. In the build they run over their
 * seeds; CONTRIBUTING.md says how to start a long run of one of them.
 */
class RedactionFuzzTests {

	private static final String SECRET = "Tr0ub4dor&3x";

	private static final String VALUE = "q7Zk3VbT9wLm2";

	private static final List<String> KEYS = List.of("password", "api_key", "clientSecret", "X-Auth-Token");

	private static final List<String> SIGNS = List.of("=", ": ", ":", " = ", "=>", "\":\"", "='", "==");

	private final Redaction redaction = new Redaction(
			new RedactionSettings(List.of(), List.of(), true, List.of("cow-[0-9]+"), List.of(SECRET)), List.of(),
			new RedactionCounts());

	@FuzzTest(maxDuration = "10m")
	void aKnownSecretNeverComesThrough(FuzzedDataProvider data) {
		int cut = data.consumeInt(0, 64);
		String text = data.consumeRemainingAsString();
		int at = Math.min(cut, text.length());
		assertThat(this.redaction.redact(text.substring(0, at) + SECRET + text.substring(at))).doesNotContain(SECRET);
	}

	@FuzzTest(maxDuration = "10m")
	void aTellingKeyHidesItsValueWhateverStandsAround(FuzzedDataProvider data) {
		String assignment = data.pickValue(KEYS) + data.pickValue(SIGNS) + VALUE;
		int cut = data.consumeInt(0, 64);
		String text = data.consumeRemainingAsString();
		int at = Math.min(cut, text.length());
		String line = text.substring(0, at) + "\n" + assignment + "\n" + text.substring(at);
		assertThat(this.redaction.redact(line)).as(line).doesNotContain(VALUE);
	}

	@FuzzTest(maxDuration = "10m")
	void aTextIsEitherTheSameOrHasAMask(FuzzedDataProvider data) {
		String text = data.consumeRemainingAsString();
		String redacted = this.redaction.redact(text);
		assertThat(redacted.equals(text)).isEqualTo(redacted == text);
		assertThat(redacted == text || redacted.contains(Redaction.MASK)).isTrue();
	}

}
