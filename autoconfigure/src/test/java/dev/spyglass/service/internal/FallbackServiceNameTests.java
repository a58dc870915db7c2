/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.service.internal;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link FallbackServiceName}.
 */
class FallbackServiceNameTests {

	private static final ClassLoader PLATFORM = ClassLoader.getPlatformClassLoader();

	private final MockEnvironment environment = new MockEnvironment();

	@TempDir
	Path folder;

	@Test
	void isThatOfTheBuild() throws IOException {
		Path info = this.folder.resolve("META-INF/build-info.properties");
		Files.createDirectories(info.getParent());
		Files.writeString(info, "build.name=orders\nbuild.version=1");
		try (URLClassLoader classLoader = new URLClassLoader(new URL[] { this.folder.toUri().toURL() }, PLATFORM)) {
			assertThat(name(FallbackServiceNameTests.class, classLoader)).isEqualTo("orders");
		}
	}

	@Test
	void isTheTitleInTheManifest() throws Exception {
		try (URLClassLoader classLoader = new URLClassLoader(new URL[] { jar().toUri().toURL() }, PLATFORM)) {
			assertThat(name(classLoader.loadClass(Main.class.getName()), PLATFORM)).isEqualTo("Titled");
		}
	}

	@Test
	void isTheNameOfTheMainClass() {
		assertThat(name(Main.class, PLATFORM)).isEqualTo("Main");
	}

	@Test
	void isApplicationIfNothingIsKnown() {
		assertThat(name(null, PLATFORM)).isEqualTo("application");
	}

	@Test
	void isNotThatOfATestRunner() throws ClassNotFoundException {
		assertThat(name(Class.forName("org.apache.maven.surefire.api.booter.Command"), PLATFORM))
			.isEqualTo("application");
	}

	@ParameterizedTest
	@ValueSource(strings = { "spyglass.service.name", "spring.application.name" })
	void yieldsToProperties(String property) {
		this.environment.setProperty(property, "configured");
		assertThat(name(Main.class, PLATFORM)).isEqualTo("configured");
		assertThat(this.environment.getPropertySources().contains(FallbackServiceName.PROPERTY_SOURCE)).isFalse();
	}

	private String name(Class<?> mainClass, ClassLoader classLoader) {
		FallbackServiceName.addTo(this.environment, mainClass, classLoader);
		return new ServiceIdentityResolver(PLATFORM).resolve(this.environment).service();
	}

	private Path jar() throws IOException {
		Manifest manifest = new Manifest();
		manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
		manifest.getMainAttributes().put(Attributes.Name.IMPLEMENTATION_TITLE, "Titled");
		Path file = this.folder.resolve("app.jar");
		String entry = Main.class.getName().replace('.', '/') + ".class";
		try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(file), manifest)) {
			jar.putNextEntry(new JarEntry(entry));
			jar.write(Main.class.getClassLoader().getResourceAsStream(entry).readAllBytes());
		}
		return file;
	}

	static class Main {

	}

}
