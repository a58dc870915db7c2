/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.autoconfigure;

import dev.spyglass.logging.internal.encoder.JsonLineSchema;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link LoggingAutoConfiguration}.
 */
class LoggingAutoConfigurationTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(LoggingAutoConfiguration.class));

	@Test
	void bindsTheProperties() {
		this.runner.withPropertyValues("spyglass.logging.schema=ecs", "spyglass.logging.limits.message=1KB")
			.run((context) -> {
				LoggingProperties properties = context.getBean(LoggingProperties.class);
				assertThat(properties.schema()).isEqualTo(JsonLineSchema.ECS);
				assertThat(properties.limits().message()).isEqualTo(DataSize.ofKilobytes(1));
			});
	}

	@Test
	void hasDefaults() {
		this.runner.run((context) -> {
			LoggingProperties properties = context.getBean(LoggingProperties.class);
			assertThat(properties.format()).isEqualTo(LogFormat.AUTO);
			assertThat(properties.schema()).isEqualTo(JsonLineSchema.SPYGLASS);
			assertThat(properties.limits().line()).isEqualTo(DataSize.ofKilobytes(64));
		});
	}

	@Test
	void canBeSwitchedOff() {
		this.runner.withPropertyValues("spyglass.logging.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(LoggingProperties.class));
	}

	@Test
	void startsWithoutTheEncoder() {
		this.runner.withClassLoader(new FilteredClassLoader("net.logstash"))
			.run((context) -> assertThat(context).hasNotFailed());
	}

}
