/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.blackbox;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * Reads YAML strictly: no key twice.
 */
final class Yaml {

	private Yaml() {
	}

	static <T> T read(Path file) {
		return reader().load(Query.read(file));
	}

	/** All documents of a file. */
	static List<Object> documents(Path file) {
		List<Object> documents = new ArrayList<>();
		reader().loadAll(Query.read(file)).forEach(documents::add);
		return documents;
	}

	/** The map under a key, empty without it. */
	@SuppressWarnings("unchecked")
	static Map<String, Object> map(Map<String, Object> map, String key) {
		return (Map<String, Object>) map.getOrDefault(key, Map.of());
	}

	/** The list of texts under a key, empty without it. */
	static List<String> texts(Map<String, Object> map, String key) {
		return ((List<?>) map.getOrDefault(key, List.of())).stream().map(String::valueOf).toList();
	}

	/** The list of maps under a key, empty without it. */
	@SuppressWarnings("unchecked")
	static List<Map<String, Object>> maps(Map<String, Object> map, String key) {
		return (List<Map<String, Object>>) map.getOrDefault(key, List.of());
	}

	private static org.yaml.snakeyaml.Yaml reader() {
		LoaderOptions strict = new LoaderOptions();
		strict.setAllowDuplicateKeys(false);
		return new org.yaml.snakeyaml.Yaml(new SafeConstructor(strict));
	}

}
