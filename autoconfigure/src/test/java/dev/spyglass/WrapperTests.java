/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Holds Maven's wrapper to checksums.
 */
class WrapperTests {

	private static final Path SCRIPT = Path.of("../mvnw");

	private static final Path SETTINGS = Path.of("../.mvn/wrapper/maven-wrapper.properties");

	private static final String SUM = "[0-9a-f]{64}";

	@Test
	void checksWhicheverDistributionItDownloads() throws IOException {
		Properties settings = new Properties();
		try (Reader reader = Files.newBufferedReader(SETTINGS)) {
			settings.load(reader);
		}
		assertThat(settings.getProperty("distributionUrl")).startsWith("https://").endsWith("-bin.zip");
		assertThat(settings.getProperty("distributionSha256Sum")).matches(SUM);
		assertThat(settings.getProperty("distributionTarGzSha256Sum")).matches(SUM)
			.isNotEqualTo(settings.getProperty("distributionSha256Sum"));
	}

	@Test
	void checksWhatItTakesWhereUnzipIsMissingAgainstTheRightSum() {
		assertThat(SCRIPT).content().contains("distributionSha256Sum=\"${distributionTarGzSha256Sum:-");
	}

}
