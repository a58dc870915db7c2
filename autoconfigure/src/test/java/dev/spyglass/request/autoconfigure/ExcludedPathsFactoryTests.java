/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.request.autoconfigure;

import java.util.List;

import dev.spyglass.request.internal.ExcludedPaths;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link ExcludedPathsFactory}.
 */
class ExcludedPathsFactoryTests {

	private static final String PROPERTY = "spyglass.request.log.excluded-paths";

	private final MockEnvironment environment = new MockEnvironment()
		.withProperty("management.endpoint.health.group.liveness.additional-path", "server:/healthz");

	@Test
	void replacesTheDefaults() {
		ExcludedPaths paths = create(List.of("/slow"), List.of());
		assertThat(paths.contains("/slow")).isTrue();
		assertThat(paths.contains("/healthz")).isFalse();
	}

	@Test
	void addsToTheDefaults() {
		ExcludedPaths paths = create(null, List.of("/slow"));
		assertThat(paths.contains("/slow")).isTrue();
		assertThat(paths.contains("/healthz")).isTrue();
		assertThat(paths.contains("/actuator/info")).isTrue();
	}

	@Test
	void addsToWhatReplacesTheDefaults() {
		ExcludedPaths paths = create(List.of("/a"), List.of("/b"));
		assertThat(paths.contains("/a")).isTrue();
		assertThat(paths.contains("/b")).isTrue();
		assertThat(paths.contains("/healthz")).isFalse();
	}

	@ParameterizedTest
	@CsvSource({ "spring.mvc.static-path-pattern, /assets/**, /assets/site.css",
			"spring.webflux.static-path-pattern, /assets/**, /assets/site.css",
			"spring.mvc.webjars-path-pattern, /libs/**, /libs/x.js",
			"spring.webflux.webjars-path-pattern, /libs/**, /libs/x.js" })
	void knowsBootsPatternsOfStaticResources(String property, String pattern, String path) {
		this.environment.setProperty(property, pattern);
		assertThat(create(null, List.of()).contains(path)).isTrue();
	}

	@Test
	void doesNotExcludeEverythingByBootsDefault() {
		this.environment.setProperty("spring.mvc.static-path-pattern", "/**");
		assertThat(create(null, List.of()).contains("/orders")).isFalse();
	}

	@Test
	void namesThePropertyOfAnInvalidAddition() {
		assertThatExceptionOfType(InvalidConfigurationPropertyValueException.class)
			.isThrownBy(() -> create(null, List.of("/{")))
			.satisfies((ex) -> assertThat(ex.getName()).isEqualTo("spyglass.request.log.additional-excluded-paths"));
	}

	private ExcludedPaths create(List<String> patterns, List<String> additional) {
		return ExcludedPathsFactory.create(PROPERTY, patterns, additional, this.environment);
	}

}
