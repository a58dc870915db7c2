/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.request.internal.reactive;

import java.nio.file.Files;
import java.nio.file.Path;

import dev.spyglass.testsupport.NaughtyIds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.context.ConfigurableApplicationContext;

/**
 * Tests for naughty strings as ids of requests to a real Netty.
 */
class ReactiveNaughtyIdsTests {

	@Test
	void areReplacedWithoutAForgedLine(@TempDir Path directory) throws Exception {
		Path log = Files.createFile(directory.resolve("app.log"));
		try (ConfigurableApplicationContext context = ReactiveApplication.run("--logging.file.name=" + log)) {
			new NaughtyIds(context, log, false).check();
		}
	}

}
