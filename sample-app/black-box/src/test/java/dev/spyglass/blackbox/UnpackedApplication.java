/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.blackbox;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The packaged servlet application as a class path, so that libraries can be taken out or
 * replaced.
 *
 * @param directory where its libraries and classes are
 */
record UnpackedApplication(Path directory) {

	static UnpackedApplication into(Path directory) throws Exception {
		Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-Djarmode=tools", "-jar", "target/it/mvc/target/application.jar", "extract", "--launcher", "--force",
				"--destination", directory.toString())
			.inheritIO()
			.start();
		assertThat(process.waitFor()).isZero();
		return new UnpackedApplication(directory);
	}

	RunningApplication start(List<String> libraries, String... arguments) {
		List<String> classPath = new ArrayList<>(libraries);
		classPath.add(this.directory.resolve("BOOT-INF/classes").toString());
		return RunningApplication
			.launch(List.of("-cp", String.join(File.pathSeparator, classPath), "com.example.Application"), arguments);
	}

	List<String> librariesWithout(String names) throws IOException {
		List<String> all = libraries(this.directory);
		List<String> rest = all.stream()
			.filter((file) -> !Path.of(file).getFileName().toString().matches(names))
			.toList();
		assertThat(rest).as("excluding " + names).hasSizeLessThan(all.size());
		return rest;
	}

	static List<String> libraries(Path directory) throws IOException {
		try (Stream<Path> files = Files.walk(directory)) {
			return files.map(Path::toString).filter((file) -> file.endsWith(".jar")).toList();
		}
	}

}
