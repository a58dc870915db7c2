/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.service.autoconfigure;

import dev.spyglass.service.ServiceIdentity;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ServiceIdentityAutoConfiguration}.
 */
class ServiceIdentityAutoConfigurationTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(ServiceIdentityAutoConfiguration.class));

	@Test
	void providesTheIdentity() {
		this.runner.withPropertyValues("spyglass.service.name=orders")
			.run((context) -> assertThat(context.getBean(ServiceIdentity.class).service()).isEqualTo("orders"));
	}

	@Test
	void backsOffForTheUsersOwn() {
		ServiceIdentity own = new ServiceIdentity("mine", null, null, null);
		this.runner.withBean(ServiceIdentity.class, () -> own)
			.run((context) -> assertThat(context.getBean(ServiceIdentity.class)).isSameAs(own));
	}

}
