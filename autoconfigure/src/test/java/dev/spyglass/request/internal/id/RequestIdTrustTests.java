/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.request.internal.id;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link RequestIdTrust}.
 */
class RequestIdTrustTests {

	@ParameterizedTest
	@CsvSource({ "10.0.0.0/8, 10.255.1.2, true", "10.0.0.0/8, 11.0.0.0, false", "192.0.2.128/25, 192.0.2.127, false",
			"192.0.2.128/25, 192.0.2.129, true", "192.0.2.7, 192.0.2.7, true", "192.0.2.7, 192.0.2.8, false",
			"0.0.0.0/0, 203.0.113.9, true", "fd00::/8, fd12::1, true", "fd00::/8, fe80::1, false",
			"10.0.0.0/8, ::ffff:10.1.2.3, true", "fe80::/10, fe80::1%eth0, true", "10.0.0.0/8, fd00::1, false",
			"10.0.0.0/8, localhost, false" })
	void knowsItsProxies(String block, String peer, boolean trusted) {
		assertThat(RequestIdTrust.proxies(List.of(block)).trusts(peer)).isEqualTo(trusted);
	}

	@Test
	void trustsNoProxyOfUnknownAddress() {
		assertThat(RequestIdTrust.proxies(List.of("0.0.0.0/0")).trusts(null)).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/x", "10.0.0.0/", "10.0.0", "300.0.0.1",
			"example.org", "fd00::/129", "1234" })
	void refusesWhatIsNoBlock(String block) {
		assertThatIllegalArgumentException().isThrownBy(() -> RequestIdTrust.proxies(List.of(block)));
	}

}
