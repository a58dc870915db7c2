/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.redaction.autoconfigure;

import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link RedactionAutoConfiguration}. It comes in no order, since it needs
 * nothing; whether anything is redacted the factory itself says, so that an operator can
 * switch it in an AOT-processed application.
 */
class RedactionAutoConfigurationTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(RedactionAutoConfiguration.class));

	@Test
	void isOnByDefault() {
		this.runner
			.run((context) -> assertThat(context.getBean(RedactionFactory.class).isEnabled(context.getEnvironment()))
				.isTrue());
	}

	@Test
	void isSwitchedOffByProperty() {
		this.runner.withPropertyValues("spyglass.redaction.enabled=false")
			.run((context) -> assertThat(context.getBean(RedactionFactory.class).isEnabled(context.getEnvironment()))
				.isFalse());
	}

	@Test
	void backsOffForTheUsersOwn() {
		RedactionFactory own = new RedactionFactory();
		this.runner.withBean(RedactionFactory.class, () -> own)
			.run((context) -> assertThat(context).getBean(RedactionFactory.class).isSameAs(own));
	}

	@Test
	void doesWithoutRe2() {
		this.runner.withClassLoader(new FilteredClassLoader("com.google.re2j"))
			.run((context) -> assertThat(context).hasNotFailed().hasSingleBean(RedactionFactory.class));
	}

}
