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

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * VictoriaLogs, which takes the same OTLP as Loki does, makes streams of the same
 * attributes, and can be built wherever Go is.
 */
final class LineStore implements AutoCloseable {

	private final Path folder;

	private final int port = Backend.freePort();

	private Backend process;

	LineStore(Path folder) {
		this.folder = folder;
		start();
	}

	void start() {
		this.process = Backend.start(this.folder.resolve("lines.log"), this.port, "/health", Map.of(),
				List.of(Backend.built("victoria-logs").toString(), "-storageDataPath=" + this.folder.resolve("lines"),
						"-httpListenAddr=127.0.0.1:" + this.port, "-loggerLevel=WARN"));
	}

	/** Where a collector sends to, in place of Loki's {@code /otlp}. */
	String otlp() {
		return "http://127.0.0.1:" + this.port + "/insert/opentelemetry";
	}

	/** Whatever LogsQL finds, in the order of time. */
	List<JsonNode> find(String query) {
		List<JsonNode> found = new ArrayList<>();
		this.process.get("/select/logsql/query?query=" + Backend.encoded(query + " | sort by (_time)"))
			.lines()
			.forEach((line) -> found.add(JsonMapper.shared().readTree(line)));
		return found;
	}

	@Override
	public void close() {
		if (this.process != null) {
			this.process.close();
			this.process = null;
		}
	}

}
