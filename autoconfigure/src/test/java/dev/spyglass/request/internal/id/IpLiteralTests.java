/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.request.internal.id;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link IpLiteral}.
 */
class IpLiteralTests {

	@ParameterizedTest
	@ValueSource(strings = { "0.0.0.0", "10.0.0.1", "192.0.2.199", "255.255.255.255", "::", "::1", "fd00::ffff:1",
			"::ffff:10.1.2.3", "0000:0000:0000:0000:0000:ffff:255.255.255.255" })
	void takesAddresses(String text) {
		assertThat(IpLiteral.parse(text)).isNotNull();
		assertThat(IpLiteral.isAddress(text)).isTrue();
	}

	// The JDK asks a name server for each of these.
	@ParameterizedTest
	@ValueSource(strings = { "", "10.0.0.256", "999.1.1.1", "10.0.0", "10.0.0.1.2", "1234", "example.org", ".:1",
			"x::1", "10.0.0.1 " })
	void looksNoNameUp(String text) {
		assertThat(IpLiteral.isLiteral(text)).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { ":::", "1::2::3", "::1.2.3.256", "fd00:g::", "12345::" })
	void refusesWhatOnlyLooksLikeAnAddress(String text) {
		assertThat(IpLiteral.parse(text)).isNull();
		assertThat(IpLiteral.isAddress(text)).isFalse();
	}

	@ParameterizedTest
	@ValueSource(ints = { 46, 100_000 })
	void looksAtNothingThatIsTooLong(int length) {
		assertThat(IpLiteral.isLiteral(":".repeat(length))).isFalse();
	}

}
