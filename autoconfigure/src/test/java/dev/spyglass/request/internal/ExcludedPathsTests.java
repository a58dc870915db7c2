/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.request.internal;

import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ExcludedPaths}.
 */
class ExcludedPathsTests {

	private final ExcludedPaths paths = new ExcludedPaths(
			List.of("/healthz", "/actuator/**", "/files/*.css", "/{tenant}/icons/**"));

	@ParameterizedTest
	@CsvSource({ "/healthz, true", "/healthz2, false", "/actuator, true", "/actuator/health/liveness, true",
			"/actuators, false", "/files/a.css, true", "/files/a.js, false", "/acme/icons/a, true", "/, false" })
	void matches(String path, boolean excluded) {
		assertThat(this.paths.contains(path)).isEqualTo(excluded);
	}

}
