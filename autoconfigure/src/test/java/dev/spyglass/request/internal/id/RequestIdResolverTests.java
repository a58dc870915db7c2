/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.request.internal.id;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.spyglass.request.id.RequestIdGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link RequestIdResolver}.
 */
class RequestIdResolverTests {

	private final RequestIdResolver resolver = resolver(() -> "made");

	@Test
	void takesTheIdOfTheFirstHeaderThatIsPresent() {
		RequestIdentity identity = resolve(Map.of("Second", List.of("b"), "First", List.of("a")));
		assertThat(identity.requestId()).isEqualTo("a");
		assertThat(identity.outcome()).isEqualTo(RequestIdOutcome.ACCEPTED);
	}

	@Test
	void looksInTheNextHeaderWhenOneIsAbsent() {
		assertThat(resolve(Map.of("Second", List.of("b"))).requestId()).isEqualTo("b");
	}

	@Test
	void makesAnIdWhenThereIsNone() {
		RequestIdentity identity = resolve(Map.of());
		assertThat(identity).isEqualTo(new RequestIdentity("made", "made", RequestIdOutcome.GENERATED));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "a b", "a\r\nX: y", "a\u0000", "ä", "a\u2028", "<b>", "a;b", "a,b" })
	void replacesWhatIsInvalid(String id) {
		RequestIdentity identity = resolve(Map.of("First", List.of(id), "Second", List.of("b")));
		assertThat(identity.requestId()).isEqualTo("made");
		assertThat(identity.outcome()).isEqualTo(RequestIdOutcome.REJECTED);
	}

	@Test
	void replacesTwoIdsInOneHeader() {
		assertThat(resolve(Map.of("First", List.of("a", "b"))).outcome()).isEqualTo(RequestIdOutcome.REJECTED);
	}

	@Test
	void takesTheCorrelationIdThatWasSent() {
		assertThat(resolve(Map.of("Flow", List.of("f"))).correlationId()).isEqualTo("f");
	}

	@Test
	void replacesAnInvalidCorrelationIdByTheRequestId() {
		assertThat(resolve(Map.of("First", List.of("a"), "Flow", List.of("\r\n"))).correlationId()).isEqualTo("a");
	}

	@Test
	void servesTheRequestWhenTheGeneratorThrows() {
		RequestIdResolver failing = resolver(() -> {
			throw new IllegalStateException("no ids today");
		});
		assertThat(failing.resolve((name) -> List.of(), null).requestId()).matches("req_[0-9a-f]{16}");
	}

	@Test
	void servesTheRequestWhenTheGeneratorGivesNothing() {
		assertThat(resolver(() -> null).resolve((name) -> List.of(), null).requestId()).matches("req_[0-9a-f]{16}");
	}

	@Test
	void doesNotTrustTheGeneratorEither() {
		assertThat(resolver(() -> "a\nb").resolve((name) -> List.of(), null).requestId()).matches("req_[0-9a-f]{16}");
	}

	@Test
	void takesNothingFromWhoIsNotTrusted() {
		RequestIdResolver distrustful = RequestIdResolver.builder()
			.trust(RequestIdTrust.nobody())
			.generator(() -> "made")
			.build();
		assertThat(distrustful.resolve((name) -> List.of("sent"), "10.0.0.1"))
			.isEqualTo(new RequestIdentity("made", "made", RequestIdOutcome.GENERATED));
	}

	@Test
	void tellsWhereEachIdCameFrom() {
		List<RequestIdOutcome> outcomes = new ArrayList<>();
		RequestIdResolver counted = RequestIdResolver.builder().listener(outcomes::add).build();
		counted.resolve((name) -> List.of("ok"), null);
		counted.resolve((name) -> List.of("not ok"), null);
		counted.resolve((name) -> List.of(), null);
		assertThat(outcomes).containsExactly(RequestIdOutcome.ACCEPTED, RequestIdOutcome.REJECTED,
				RequestIdOutcome.GENERATED);
	}

	@Test
	void rejectsSecretsOfRequestsAndOfMessages() {
		List<RequestIdOutcome> outcomes = new ArrayList<>();
		RequestIdResolver careful = RequestIdResolver.builder()
			.secrets("secret"::equals)
			.listener(outcomes::add)
			.build();
		RequestIdentity request = careful.resolve((name) -> List.of("secret"), null);
		RequestIdentity message = careful.resolveMessage((name) -> List.of("secret"));
		assertThat(List.of(request.requestId(), request.correlationId(), message.requestId(), message.correlationId()))
			.doesNotContain("secret");
		assertThat(outcomes).containsExactly(RequestIdOutcome.REJECTED, RequestIdOutcome.REJECTED);
	}

	private RequestIdentity resolve(Map<String, List<String>> headers) {
		return this.resolver.resolve((name) -> headers.getOrDefault(name, List.of()), "10.0.0.1");
	}

	private static RequestIdResolver resolver(RequestIdGenerator generator) {
		return RequestIdResolver.builder()
			.headers(List.of("First", "Second"))
			.correlationHeaders(List.of("Flow"))
			.generator(generator)
			.build();
	}

}
