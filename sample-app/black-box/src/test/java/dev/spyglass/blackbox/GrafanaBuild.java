/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.blackbox;

import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Assumptions;

/**
 * The small build that makes the dashboards and parses LogQL, where npm can install what
 * it needs.
 */
final class GrafanaBuild {

	private static final Path FOLDER = Query.DEPLOY.resolve("grafana");

	private GrafanaBuild() {
	}

	/** Returns its folder once it can run, or skips the test and says why. */
	static Path folder() {
		Tool.NODE.require();
		if (!Files.isDirectory(FOLDER.resolve("node_modules"))) {
			Tool.Result result = Tool.NPM.run(FOLDER, "", "ci", "--no-audit", "--no-fund", "--ignore-scripts");
			Assumptions.assumeTrue(result.exit() == 0, "Skipped because npm ci failed: " + result.output());
		}
		return FOLDER;
	}

}
