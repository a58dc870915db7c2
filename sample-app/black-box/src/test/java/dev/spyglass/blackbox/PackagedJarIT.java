/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.blackbox;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What an application carries of Spyglass, once it is packaged. Its start pays for each
 * jar, and for each class that has to be inflated.
 */
class PackagedJarIT {

	private static final Path APPLICATION = Path.of("target/it/mvc/target/application.jar");

	@Test
	void hasOneJarOfSpyglassAndNotTheStarters() throws IOException {
		try (JarFile application = new JarFile(APPLICATION.toFile())) {
			assertThat(application.stream().map(ZipEntry::getName).filter((name) -> name.contains("spyglass-")))
				.singleElement()
				.asString()
				.contains("/spyglass-spring-boot-autoconfigure-");
		}
	}

	@Test
	void hasNoClassOfSpyglassThatIsCompressed() throws IOException {
		assertThat(classes()).isNotEmpty()
			.allSatisfy((entry) -> assertThat(entry.getMethod()).isEqualTo(ZipEntry.STORED));
	}

	private static List<ZipEntry> classes() throws IOException {
		List<ZipEntry> classes = new ArrayList<>();
		try (JarFile application = new JarFile(APPLICATION.toFile())) {
			ZipEntry ours = application.stream()
				.filter((entry) -> entry.getName().contains("spyglass-spring-boot-autoconfigure"))
				.findFirst()
				.orElseThrow();
			try (InputStream in = application.getInputStream(ours); ZipInputStream jar = new ZipInputStream(in)) {
				for (ZipEntry entry = jar.getNextEntry(); entry != null; entry = jar.getNextEntry()) {
					if (entry.getName().endsWith(".class")) {
						classes.add(entry);
					}
				}
			}
		}
		return classes;
	}

}
