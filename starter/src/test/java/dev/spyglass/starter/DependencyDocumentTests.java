/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.starter;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Holds {@code docs/dependencies.md} to what the starter really brings. The build writes
 * the tree and the class path before this test runs; what may not be among them the
 * enforcer refuses.
 */
class DependencyDocumentTests {

	private static final Path DOCUMENT = Path.of("../docs/dependencies.md");

	/** From here on the document is written by hand. */
	private static final String SIZES = "\n## What that adds to an application\n";

	private static final Path FRESH = Path.of("target/dependencies.md");

	private static final Pattern NODE = Pattern.compile(
			"^(?<indent>[ |+\\\\-]*)(?<group>[^: ]+):(?<artifact>[^:]+):jar:(?<version>[^:]+)(:(compile|runtime))?$");

	@Test
	void theDocumentShowsTheTreeWithItsSizes() throws IOException {
		String fresh = render();
		Files.writeString(FRESH, fresh);
		String document = Files.readString(DOCUMENT);
		assertThat(document.substring(0, Math.max(0, document.indexOf(SIZES))))
			.as("copy starter/target/dependencies.md over the part of docs/dependencies.md before '%s' if the change is meant",
					SIZES.strip())
			.isEqualTo(fresh);
	}

	private static String render() throws IOException {
		Map<String, Long> sizes = sizes();
		StringBuilder tree = new StringBuilder();
		long total = 0;
		int count = 0;
		for (String line : Files.readAllLines(Path.of("target/dependency-tree.txt"))) {
			Matcher node = NODE.matcher(line);
			assertThat(node.matches()).as(line).isTrue();
			String version = node.group("version");
			if (node.group("group").equals("dev.spyglass")) {
				tree.append(node.group("indent")).append(node.group("artifact")).append('\n');
				continue;
			}
			String file = node.group("artifact") + "-" + version + ".jar";
			assertThat(sizes).containsKey(file);
			total += sizes.get(file);
			count++;
			tree.append("%s%s %s (%s)%n".formatted(node.group("indent"), node.group("artifact"), version,
					kilobytes(sizes.get(file))));
		}
		return """
				# What the starter brings

				One dependency, %d libraries, %s beside Spyglass itself, Spring Framework and Boot included. No web server, no
				web framework, no second JSON library and no class twice: the build refuses them. Everything but
				`spyglass-spring-boot-autoconfigure` and `spring-boot-starter-actuator` may be excluded: the signal that
				needs it is then off, and the rest starts.

				The tree is generated: `./mvnw -pl starter -am verify` compares it with what Maven resolves.

				```text
				%s```
				"""
			.formatted(count, kilobytes(total), tree);
	}

	private static Map<String, Long> sizes() throws IOException {
		Map<String, Long> sizes = new HashMap<>();
		for (String entry : List
			.of(Files.readString(Path.of("target/runtime-classpath.txt")).split(File.pathSeparator))) {
			Path path = Path.of(entry);
			sizes.put(path.getFileName().toString(), Files.size(path));
		}
		return sizes;
	}

	private static String kilobytes(long bytes) {
		return String.format(Locale.ROOT, "%,d KB", (bytes + 512) / 1024);
	}

}
