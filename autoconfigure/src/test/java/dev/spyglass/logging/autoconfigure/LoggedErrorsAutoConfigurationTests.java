/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.autoconfigure;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import ch.qos.logback.classic.LoggerContext;
import dev.spyglass.failure.internal.ErrorListener;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link LoggedErrorsAutoConfiguration}.
 */
class LoggedErrorsAutoConfigurationTests {

	private static final Logger logger = LoggerFactory.getLogger(LoggedErrorsAutoConfigurationTests.class);

	private final List<Throwable> errors = new CopyOnWriteArrayList<>();

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(LoggedErrorsAutoConfiguration.class))
		.withBean(ErrorListener.class, () -> this.errors::add);

	@Test
	void callsTheListenersUntilTheContextCloses() {
		IllegalStateException error = new IllegalStateException("broken");
		this.runner.run((context) -> logger.error("within", error));
		logger.error("after", new IllegalStateException("too late"));
		assertThat(this.errors).containsExactly(error);
	}

	@Test
	void doesWithoutLogback() {
		this.runner.withClassLoader(new FilteredClassLoader(LoggerContext.class))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean("spyglassLoggedErrorsInstaller"));
	}

}
