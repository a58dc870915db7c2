/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.autoconfigure;

import java.util.Map;

import org.junit.jupiter.api.Test;

import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

class SetPropertiesTests {

	private static final String PREFIX = "spyglass.logging";

	@Test
	void areNoneAtFirst() {
		assertThat(SetProperties.existBelow(new MockEnvironment(), PREFIX)).isFalse();
	}

	@Test
	void areThoseWhoseNamesBeginSo() {
		assertThat(SetProperties.existBelow(with("spyglass.logging.fields.team"), PREFIX)).isTrue();
	}

	@Test
	void mayBeVariables() {
		ConfigurableEnvironment environment = new StandardEnvironment();
		environment.getPropertySources()
			.addFirst(new SystemEnvironmentPropertySource("variables-systemEnvironment",
					Map.of("SPYGLASS_LOGGING_ASYNC_CAPACITY", "512")));
		assertThat(SetProperties.existBelow(environment, PREFIX)).isTrue();
	}

	@Test
	void areNotThoseOfOthers() {
		assertThat(SetProperties.existBelow(with("spyglass.loggings.format"), PREFIX)).isFalse();
	}

	@Test
	void mayBeInASourceThatCanNotTell() {
		MockEnvironment environment = new MockEnvironment();
		environment.getPropertySources().addFirst(new PropertySource<>("vault") {

			@Override
			public Object getProperty(String name) {
				return null;
			}

		});
		assertThat(SetProperties.existBelow(environment, PREFIX)).isTrue();
	}

	private static MockEnvironment with(String name) {
		return new MockEnvironment().withProperty(name, "x");
	}

}
