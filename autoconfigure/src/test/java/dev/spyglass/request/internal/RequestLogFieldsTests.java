/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.request.internal;

import java.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link RequestLogFields}.
 */
class RequestLogFieldsTests {

	private final RequestLogFields all = new RequestLogFields(Set.of(RequestField.values()), Map.of("X-Team", "team"));

	@Test
	void areNoneUnlessChosen() {
		RequestLogFields none = RequestLogFields.none();
		assertThat(none.ofArrival("GET", (name) -> List.of("a"))).isEmpty();
		assertThat(none.ofClient("192.0.2.7")).isEmpty();
		assertThat(none.ofRoute("/a")).isEmpty();
		assertThat(none.ofUser(() -> "user")).isEmpty();
	}

	@Test
	void areNamedAsInTheVocabulary() {
		assertThat(this.all.ofArrival("GET", (name) -> List.of("a", "b"))).containsOnly(Map.entry("http.method", "GET"),
				Map.entry("team", "a"));
		assertThat(this.all.ofClient("192.0.2.7")).containsOnly(Map.entry("http.client_ip", "192.0.2.7"));
		assertThat(this.all.ofRoute("/a/{id}")).containsOnly(Map.entry("http.route", "/a/{id}"));
		assertThat(this.all.ofUser(() -> "user")).containsOnly(Map.entry("user_id", "user"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "a\nb", "a\u0000", "\u0085" })
	void leaveOutWhatCannotBeRead(String value) {
		assertThat(this.all.ofArrival(null, (name) -> List.of(value))).isEmpty();
		assertThat(this.all.ofUser(() -> value)).isEmpty();
	}

	@Test
	void cutWhatIsLong() {
		assertThat(this.all.ofUser(() -> "x".repeat(10_000)).get("user_id")).hasSize(257).endsWith("…");
	}

	@Test
	void bearAPrincipalThatThrows() {
		Principal broken = () -> {
			throw new IllegalStateException("broken");
		};
		assertThat(this.all.ofUser(broken)).isEmpty();
		assertThat(this.all.ofUser(null)).isEmpty();
	}

}
