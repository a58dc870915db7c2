/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.service.internal;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;

import dev.spyglass.service.ServiceIdentity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ServiceIdentityResolver}.
 */
class ServiceIdentityResolverTests {

	private final MockEnvironment environment = new MockEnvironment();

	@Test
	void takesWhatIsConfigured() {
		this.environment.withProperty("spyglass.service.name", "orders")
			.withProperty("spyglass.service.version", "1.2.3")
			.withProperty("spyglass.service.environment", "production")
			.withProperty("spyglass.service.hostname", "orders-0")
			.withProperty("spring.application.name", "other");
		assertThat(resolve()).isEqualTo(new ServiceIdentity("orders", "1.2.3", "production", "orders-0"));
	}

	@Test
	void fallsBackToTheApplicationName() {
		this.environment.setProperty("spring.application.name", "billing");
		assertThat(resolve().service()).isEqualTo("billing");
	}

	@Test
	void hasANameEvenWithoutConfiguration() {
		assertThat(resolve().service()).isEqualTo("application");
	}

	@Test
	void treatsABlankNameAsNone() {
		this.environment.setProperty("spyglass.service.name", " ");
		assertThat(resolve().service()).isEqualTo("application");
	}

	@Test
	void prefersTheBuildVersionToTheManifest(@TempDir Path classes) throws Exception {
		Path buildInfo = classes.resolve("META-INF/build-info.properties");
		Files.createDirectories(buildInfo.getParent());
		Files.writeString(buildInfo, "build.version=4.5.6");
		this.environment.setProperty("spring.application.version", "7.8.9");
		try (URLClassLoader classLoader = new URLClassLoader(new URL[] { classes.toUri().toURL() }, null)) {
			assertThat(new ServiceIdentityResolver(classLoader).resolve(this.environment).version()).isEqualTo("4.5.6");
		}
	}

	@Test
	void fallsBackToTheManifestVersion() {
		this.environment.setProperty("spring.application.version", "7.8.9");
		assertThat(resolve().version()).isEqualTo("7.8.9");
	}

	@Test
	void fallsBackToTheFirstActiveProfile() {
		this.environment.setActiveProfiles("staging", "eu");
		assertThat(resolve().environment()).isEqualTo("staging");
	}

	@Test
	void leavesUnknownWhatIsUnknown() {
		assertThat(resolve().version()).isNull();
		assertThat(resolve().environment()).isNull();
	}

	private ServiceIdentity resolve() {
		return new ServiceIdentityResolver(ClassLoader.getPlatformClassLoader()).resolve(this.environment);
	}

}
