/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.autoconfigure;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

import tools.jackson.databind.json.JsonMapper;

/**
 * The log file of a test with its archives.
 *
 * @param path the folder
 */
record LogFolder(Path path) {

	Path file() {
		return this.path.resolve("app.log");
	}

	List<Path> files() {
		try (Stream<Path> files = Files.list(this.path)) {
			return files.filter((file) -> file.getFileName().toString().startsWith("app.log")).toList();
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	long size() {
		return files().stream().mapToLong(LogFolder::size).sum();
	}

	private static long size(Path file) {
		try {
			return Files.size(file);
		}
		catch (IOException ex) {
			return 0; // Archived or removed just now.
		}
	}

	List<String> lines() throws IOException {
		List<String> lines = new ArrayList<>();
		for (Path file : files()) {
			if (!file.toString().endsWith(".tmp")) { // Half a copy of what is there, too.
				lines.addAll(lines(file));
			}
		}
		return lines;
	}

	static List<String> lines(Path file) throws IOException {
		try (InputStream in = Files.newInputStream(file);
				InputStream content = file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in) {
			return new String(content.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
		}
	}

	static boolean isParsable(String line) {
		try {
			return JsonMapper.shared().readTree(line).isObject();
		}
		catch (RuntimeException ex) {
			return false;
		}
	}

	static String message(String line) {
		return JsonMapper.shared().readTree(line).path("message").asString();
	}

}
