/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.service.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link LaunchCommand}.
 */
class LaunchCommandTests {

	private static final String THIS = LaunchCommandTests.class.getName();

	@TempDir
	Path folder;

	@ParameterizedTest
	@ValueSource(strings = { "", " one two", " --file=x.jar", " x.jar" })
	void findsTheClassOfTheCommand(String arguments) {
		assertThat(find(THIS + arguments)).isEqualTo(LaunchCommandTests.class);
	}

	@Test
	void findsTheClassOfAModule() {
		assertThat(find("spyglass/" + THIS)).isEqualTo(LaunchCommandTests.class);
	}

	@Test
	void findsTheMainClassOfAJar() throws IOException {
		assertThat(find(jar("app.jar", Attributes.Name.MAIN_CLASS.toString()) + " one"))
			.isEqualTo(LaunchCommandTests.class);
	}

	@Test
	void findsTheStartClassOfAnExecutableJar() throws IOException {
		assertThat(find(jar("an app.jar", "Start-Class").toString())).isEqualTo(LaunchCommandTests.class);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "nothing.jar", "/nothing/app.jar --x", "no.such.Main x", "//", "a b.jar c" })
	void findsNothingOtherwise(String command) {
		assertThat(find(command)).isNull();
	}

	@Test
	void hasTheNamesThatAreArguments() {
		assertThat(LaunchCommand.serviceNames(THIS + " --spring.application.name=orders --spring.profiles.active=a x"))
			.isEqualTo(Map.of("spring.application.name", "orders"));
	}

	@Test
	void takesNoNameThatMayBeASecret() {
		assertThat(LaunchCommand.serviceNames(THIS + " --mail.password=hunter2 --spyglass.service.name=hunter2"))
			.isEmpty();
	}

	private static Class<?> find(String command) {
		return LaunchCommand.mainClass(command, LaunchCommandTests.class.getClassLoader());
	}

	private Path jar(String name, String attribute) throws IOException {
		Manifest manifest = new Manifest();
		manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
		manifest.getMainAttributes().putValue(attribute, THIS);
		Path file = this.folder.resolve(name);
		new JarOutputStream(Files.newOutputStream(file), manifest).close();
		return file;
	}

}
