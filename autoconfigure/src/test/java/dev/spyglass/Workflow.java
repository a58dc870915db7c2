/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.yaml.snakeyaml.Yaml;

/**
 * Reads a workflow of {@code .github/workflows}.
 *
 * @param name its file's name
 * @param text as it was written
 * @param document as YAML reads it
 */
record Workflow(String name, String text, Map<Object, Object> document) {

	static List<Workflow> all() {
		try (Stream<Path> files = Files.list(Path.of("../.github/workflows"))) {
			return files.sorted().map(Workflow::read).toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static Workflow read(Path file) {
		try {
			String text = Files.readString(file);
			return new Workflow(file.getFileName().toString(), text, map(new Yaml().load(text)));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	List<Job> jobs() {
		return map(this.document.get("jobs")).entrySet()
			.stream()
			.map((job) -> new Job(this.name + "/" + job.getKey(), map(job.getValue())))
			.toList();
	}

	/** What all of its jobs share. */
	Map<Object, Object> shared() {
		Map<Object, Object> shared = new LinkedHashMap<>(this.document);
		shared.remove("jobs");
		return shared;
	}

	@SuppressWarnings("unchecked")
	private static Map<Object, Object> map(Object value) {
		return (value != null) ? (Map<Object, Object>) value : Map.of();
	}

	/**
	 * One of its jobs.
	 *
	 * @param name the workflow's and its own
	 * @param content as YAML reads it
	 */
	record Job(String name, Map<Object, Object> content) {

		Map<Object, Object> permissions() {
			return map(this.content.get("permissions"));
		}

		@SuppressWarnings("unchecked")
		List<Map<Object, Object>> steps() {
			return (List<Map<Object, Object>>) this.content.get("steps");
		}

		List<String> steps(String kind) {
			return steps().stream()
				.filter((step) -> step.containsKey(kind))
				.map((step) -> (String) step.get(kind))
				.toList();
		}

		boolean mentions(String word) {
			return this.content.toString().contains(word);
		}

		@Override
		public String toString() {
			return this.name;
		}

	}

}
