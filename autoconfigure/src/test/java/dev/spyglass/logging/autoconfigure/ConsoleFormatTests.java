/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.autoconfigure;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import javax.tools.ToolProvider;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ConsoleFormat}. The tests' output is no terminal.
 */
class ConsoleFormatTests {

	private final ClassLoader plain = getClass().getClassLoader();

	private ClassLoader withDevtools;

	@BeforeEach
	void makeDevtools(@TempDir Path folder) throws IOException {
		Path source = folder.resolve("Restarter.java");
		Files.writeString(source, "package org.springframework.boot.devtools.restart; public class Restarter {}");
		ToolProvider.getSystemJavaCompiler().run(null, null, null, "-d", folder.toString(), source.toString());
		this.withDevtools = new URLClassLoader(new URL[] { folder.toUri().toURL() }, this.plain);
	}

	@Test
	void isJsonForMachines() {
		assertThat(of(LogFormat.AUTO, Map.of(), this.plain)).isEqualTo(LogFormat.JSON);
	}

	@Test
	void isForPeopleWithDevtools() {
		assertThat(of(LogFormat.AUTO, Map.of(), this.withDevtools)).isEqualTo(LogFormat.CONSOLE);
	}

	@Test
	void isJsonByNameEvenWithDevtools() {
		assertThat(of(LogFormat.JSON, Map.of(), this.withDevtools)).isEqualTo(LogFormat.JSON);
	}

	@Test
	void yieldsToTheUsersPattern() {
		assertThat(of(LogFormat.AUTO, Map.of("logging.pattern.console", "%m%n"), this.plain)).isNull();
	}

	@Test
	void yieldsToTheUsersPatternEvenForPeople() {
		assertThat(of(LogFormat.CONSOLE, Map.of("logging.pattern.console", "%m%n"), this.plain)).isNull();
	}

	@Test
	void isJsonByNameEvenWithAPattern() {
		assertThat(of(LogFormat.JSON, Map.of("logging.pattern.console", "%m%n"), this.plain)).isEqualTo(LogFormat.JSON);
	}

	@Test
	void yieldsToBootsStructuredFormat() {
		assertThat(of(LogFormat.JSON, Map.of("logging.structured.format.console", "ecs"), this.plain)).isNull();
	}

	private static LogFormat of(LogFormat format, Map<String, String> properties, ClassLoader classLoader) {
		return ConsoleFormat.of(properties::get, format, classLoader);
	}

}
