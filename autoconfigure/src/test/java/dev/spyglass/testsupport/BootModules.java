/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.testsupport;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import dev.spyglass.logging.autoconfigure.ForkedJvm;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Modules of Boot's that the build lays aside: on the class path they would put a
 * broker's health indicator, an exporter and more into every other test.
 */
public final class BootModules {

	private static final Path FOLDER = Path.of("target/boot-modules");

	private BootModules() {
	}

	/** Runs an application with some of them as its users do, in a JVM of its own. */
	public static ForkedJvm.Result run(String modules, Class<?> application, String... arguments) throws IOException {
		ForkedJvm jvm = ForkedJvm.of(application).arguments(arguments);
		try (Stream<Path> jars = Files.list(FOLDER.resolve(modules))) {
			List<Path> all = jars.toList();
			assertThat(all).isNotEmpty();
			all.forEach(jvm::with);
		}
		ForkedJvm.Result result = jvm.run();
		assertThat(result.exitCode()).as(result.out() + result.err()).isZero();
		return result;
	}

}
