/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.context.autoconfigure;

import dev.spyglass.context.export.Exports;
import io.opentelemetry.sdk.common.CompletableResultCode;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ExportAutoConfiguration}.
 */
class ExportAutoConfigurationTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(ExportAutoConfiguration.class));

	@Test
	void letsExportsEndWithTheApplication() {
		Exports[] exports = new Exports[1];
		this.runner.run((context) -> {
			exports[0] = context.getBean(Exports.class);
			assertThat(context.getBean(ExportDeadline.class).isRunning()).isTrue();
			assertThat(exports[0].isTimeUp()).isFalse();
		});
		Awaitility.await().until(exports[0]::isTimeUp);
	}

	@Test
	void leavesTheUsersExports() {
		Exports users = new Exports();
		this.runner.withBean(Exports.class, () -> users)
			.run((context) -> assertThat(context.getBean(Exports.class)).isSameAs(users));
	}

	@Test
	void doesWithoutOpenTelemetry() {
		this.runner.withClassLoader(new FilteredClassLoader(CompletableResultCode.class))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(ExportDeadline.class));
	}

}
