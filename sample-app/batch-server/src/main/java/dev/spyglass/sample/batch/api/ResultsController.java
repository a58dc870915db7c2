/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.sample.batch.api;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

import dev.spyglass.sample.batch.store.BatchResult;
import dev.spyglass.sample.batch.store.BatchStore;
import dev.spyglass.sample.batch.work.BatchService;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/**
 * Results of a batch so far, one JSON object a line, streamed.
 */
@RestController
class ResultsController {

	private static final int PAGE = 1_000;

	private final BatchService service;

	private final BatchStore store;

	private final JsonMapper mapper;

	ResultsController(BatchService service, BatchStore store, JsonMapper mapper) {
		this.service = service;
		this.store = store;
		this.mapper = mapper;
	}

	@GetMapping("/v1/batches/{id}/results")
	ResponseEntity<StreamingResponseBody> results(@PathVariable String id) {
		int results = this.service.get(id).processed();
		return ResponseEntity.ok().contentType(MediaType.APPLICATION_NDJSON).body((out) -> write(id, results, out));
	}

	private void write(String id, int results, OutputStream out) throws IOException {
		for (int from = 0; from < results; from += PAGE) {
			List<BatchResult> page = this.store.results(id, from, Math.min(PAGE, results - from));
			for (BatchResult result : page) {
				out.write(this.mapper.writeValueAsBytes(ResultView.of(result)));
				out.write('\n');
			}
			out.flush();
		}
	}

}
