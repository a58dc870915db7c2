/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.sample.batch.api;

import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import dev.spyglass.sample.batch.store.Batch;
import dev.spyglass.sample.batch.store.BatchStore;
import dev.spyglass.sample.batch.work.BatchService;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Sort;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Batches over HTTP.
 */
@RestController
@RequestMapping("/v1/batches")
class BatchController {

	private static final Sort NEWEST_FIRST = Sort.by(Sort.Order.desc("createdAt"), Sort.Order.desc("id"));

	private final BatchService service;

	private final BatchStore store;

	BatchController(BatchService service, BatchStore store) {
		this.service = service;
		this.store = store;
	}

	@PostMapping
	ResponseEntity<BatchView> submit(@Valid @RequestBody SubmitBatch body) {
		refuseTooMany(body.requests());
		refuseDuplicates(body.requests());
		Batch batch = this.service.submit(body.model(),
				body.requests()
					.stream()
					.map((request) -> new BatchService.Item(request.customId(), request.input()))
					.toList());
		// Relative, so that it is right behind any gateway.
		return ResponseEntity.accepted().location(URI.create("/v1/batches/" + batch.id())).body(BatchView.of(batch));
	}

	@GetMapping("/{id}")
	BatchView get(@PathVariable String id) {
		return BatchView.of(this.service.get(id));
	}

	@GetMapping
	BatchPage list(@RequestParam(defaultValue = "0") @Min(0) @Max(10_000) int page,
			@RequestParam(defaultValue = "20") @Min(1) @Max(100) int size) {
		return BatchPage.of(this.store.list(PageRequest.of(page, size, NEWEST_FIRST)));
	}

	@PostMapping("/{id}/cancel")
	BatchView cancel(@PathVariable String id) {
		return BatchView.of(this.service.cancel(id));
	}

	private static void refuseTooMany(List<SubmitBatch.Request> requests) {
		if (requests.size() > BatchService.MAX_REQUESTS) {
			throw new BatchTooLargeException("A batch has at most %,d requests, this one has %,d"
				.formatted(BatchService.MAX_REQUESTS, requests.size()));
		}
	}

	private static void refuseDuplicates(List<SubmitBatch.Request> requests) {
		Set<String> seen = new HashSet<>();
		for (int i = 0; i < requests.size(); i++) {
			if (!seen.add(requests.get(i).customId())) {
				throw new InvalidBatchException("requests[" + i + "].customId", "must be unique within the batch");
			}
		}
	}

}
