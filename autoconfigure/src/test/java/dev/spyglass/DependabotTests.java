/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yaml.snakeyaml.Yaml;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Holds Dependabot to every folder that has dependencies.
 */
class DependabotTests {

	private static final Path ROOT = Path.of("..");

	private static final Set<String> GENERATED = Set.of("target", "node_modules", ".git");

	@ParameterizedTest
	@CsvSource({ "npm, package.json", "gomod, go.mod", "docker, Dockerfile", "docker-compose, compose.yaml" })
	void looksIntoEveryFolderThatHasDependencies(String ecosystem, String file) throws IOException {
		assertThat(folders(ecosystem)).containsExactlyElementsOf(foldersOf(file));
	}

	@Test
	void looksAfterPomsAndActions() throws IOException {
		assertThat(folders("maven")).containsExactly("/");
		assertThat(folders("github-actions")).containsExactly("/");
	}

	private static List<String> folders(String ecosystem) throws IOException {
		Map<String, List<Map<String, Object>>> configuration = new Yaml()
			.load(Files.readString(ROOT.resolve(".github/dependabot.yml")));
		List<String> folders = new ArrayList<>();
		for (Map<String, Object> update : configuration.get("updates")) {
			if (update.get("package-ecosystem").equals(ecosystem)) {
				Object found = update.getOrDefault("directories", List.of(update.getOrDefault("directory", "")));
				((List<?>) found).forEach((folder) -> folders.add((String) folder));
			}
		}
		folders.sort(null);
		return folders;
	}

	private static Set<String> foldersOf(String name) throws IOException {
		Set<String> folders = new TreeSet<>();
		Files.walkFileTree(ROOT, new SimpleFileVisitor<>() {

			@Override
			public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
				return GENERATED.contains(folder.getFileName().toString()) ? FileVisitResult.SKIP_SUBTREE
						: FileVisitResult.CONTINUE;
			}

			@Override
			public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
				if (file.endsWith(name)) {
					folders.add("/" + ROOT.relativize(file).getParent());
				}
				return FileVisitResult.CONTINUE;
			}

		});
		return folders;
	}

}
