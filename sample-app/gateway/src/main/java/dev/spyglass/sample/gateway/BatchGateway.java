/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.sample.gateway;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.WebClient.RequestHeadersSpec;

/**
 * The batch server's API, handed on. Bodies stream through in both directions.
 */
@RestController
class BatchGateway {

	private static final String BATCH = "/v1/batches/{id}";

	private final WebClient batchServer;

	BatchGateway(WebClient batchServer) {
		this.batchServer = batchServer;
	}

	@PostMapping("/v1/batches")
	Mono<ResponseEntity<Flux<DataBuffer>>> submit(ServerHttpRequest request) {
		MediaType type = request.getHeaders().getContentType();
		return answer(this.batchServer.post()
			.uri("/v1/batches")
			.contentType((type != null) ? type : MediaType.APPLICATION_OCTET_STREAM)
			.body(request.getBody(), DataBuffer.class));
	}

	@GetMapping("/v1/batches")
	Mono<ResponseEntity<Flux<DataBuffer>>> list(@RequestParam(defaultValue = "0") String page,
			@RequestParam(defaultValue = "20") String size) {
		return answer(this.batchServer.get().uri("/v1/batches?page={page}&size={size}", page, size));
	}

	@GetMapping(BATCH)
	Mono<ResponseEntity<Flux<DataBuffer>>> get(@PathVariable String id) {
		return answer(this.batchServer.get().uri(BATCH, id));
	}

	@GetMapping(BATCH + "/results")
	Mono<ResponseEntity<Flux<DataBuffer>>> results(@PathVariable String id) {
		return answer(this.batchServer.get().uri(BATCH + "/results", id));
	}

	@PostMapping(BATCH + "/cancel")
	Mono<ResponseEntity<Flux<DataBuffer>>> cancel(@PathVariable String id) {
		return answer(this.batchServer.method(HttpMethod.POST).uri(BATCH + "/cancel", id));
	}

	/** A refusal of the batch server's is an answer, too. */
	private static Mono<ResponseEntity<Flux<DataBuffer>>> answer(RequestHeadersSpec<?> request) {
		return request.retrieve()
			.onStatus(HttpStatusCode::isError, (response) -> Mono.empty())
			.toEntityFlux(DataBuffer.class)
			.map((response) -> ResponseEntity.status(response.getStatusCode())
				.headers(handedOn(response.getHeaders()))
				.body(response.getBody()));
	}

	private static HttpHeaders handedOn(HttpHeaders headers) {
		HttpHeaders result = new HttpHeaders();
		copy(HttpHeaders.CONTENT_TYPE, headers, result);
		copy(HttpHeaders.LOCATION, headers, result);
		copy(HttpHeaders.RETRY_AFTER, headers, result);
		return result;
	}

	private static void copy(String name, HttpHeaders from, HttpHeaders to) {
		String value = from.getFirst(name);
		if (value != null) {
			to.set(name, value);
		}
	}

}
