/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.metrics.internal;

import java.util.concurrent.CompletionException;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link CountedErrors}.
 */
class CountedErrorsTests {

	private final CountedErrors errors = new CountedErrors();

	private final IllegalStateException error = new IllegalStateException("no");

	@Test
	void anErrorIsNewOnce() {
		assertThat(this.errors.add(this.error)).isTrue();
		assertThat(this.errors.add(this.error)).isFalse();
	}

	@Test
	void aWrapperIsNoSecondError() {
		assertThat(this.errors.add(this.error)).isTrue();
		assertThat(this.errors.add(new RuntimeException(this.error))).isFalse();
	}

	@Test
	void whatIsWrappedIsNoSecondError() {
		assertThat(this.errors.add(new RuntimeException(this.error))).isTrue();
		assertThat(this.errors.add(this.error)).isFalse();
	}

	@Test
	void anEqualErrorIsAnotherOne() {
		assertThat(this.errors.add(new Equal())).isTrue();
		assertThat(this.errors.add(new Equal())).isTrue();
	}

	@Test
	void endsWithCyclicAndHostileCauses() {
		RuntimeException first = new RuntimeException();
		first.initCause(new RuntimeException(first));
		assertThat(this.errors.add(first)).isTrue();
		assertThat(this.errors.add(first)).isFalse();
		assertThat(this.errors.add(new Hostile())).isTrue();
	}

	@Test
	void looksIntoWrappersThatSayNothing() {
		assertThat(CountedErrors.name(new CompletionException(this.error))).isEqualTo("IllegalStateException");
		assertThat(CountedErrors.name(new IllegalArgumentException(this.error))).isEqualTo("IllegalArgumentException");
	}

	@Test
	void hasANameForAnAnonymousClass() {
		assertThat(CountedErrors.name(new IllegalStateException() {
		})).isEqualTo("IllegalStateException");
	}

	private static final class Equal extends RuntimeException {

		@Override
		public boolean equals(Object other) {
			return other instanceof Equal;
		}

		@Override
		public int hashCode() {
			return 1;
		}

	}

	private static final class Hostile extends RuntimeException {

		@Override
		public synchronized Throwable getCause() {
			throw new IllegalStateException("no cause for you");
		}

	}

}
