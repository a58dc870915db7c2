/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.sample.batch.work;

import java.util.ArrayList;
import java.util.List;

import dev.spyglass.sample.batch.BatchServerProperties;
import dev.spyglass.sample.batch.model.Answer;
import dev.spyglass.sample.batch.model.Model;
import dev.spyglass.sample.batch.model.ModelUnavailableException;
import dev.spyglass.sample.batch.model.Prompt;
import dev.spyglass.sample.batch.store.BatchRequest;
import dev.spyglass.sample.batch.store.BatchResult;
import dev.spyglass.sample.batch.tokenizer.TokenizerClient;

import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClientException;

/**
 * Answers one chunk of requests, trying again what may work the next time. Thread-safe.
 */
@Component
class ChunkRunner {

	private final TokenizerClient tokenizer;

	private final Model model;

	private final RetryTemplate retries;

	ChunkRunner(TokenizerClient tokenizer, Model model, BatchServerProperties properties) {
		this.tokenizer = tokenizer;
		this.model = model;
		this.retries = new RetryTemplate(RetryPolicy.builder()
			.includes(List.of(ModelUnavailableException.class, RestClientException.class))
			.maxRetries(properties.workers().attempts() - 1)
			.delay(properties.workers().backoff())
			.multiplier(2)
			.build());
	}

	/**
	 * Runs a chunk.
	 * @param modelName name of the model
	 * @param requests the chunk
	 * @return a result for each request, in the same order
	 * @throws ModelUnavailableException if the model did not answer at any attempt
	 * @throws RestClientException if the tokenizer did not answer at any attempt
	 */
	List<BatchResult> run(String modelName, List<BatchRequest> requests) {
		List<Prompt> prompts = this.retries.invoke(() -> prompts(requests));
		List<Answer> answers = this.retries.invoke(() -> this.model.infer(modelName, prompts));
		List<BatchResult> results = new ArrayList<>(requests.size());
		for (int i = 0; i < requests.size(); i++) {
			BatchRequest request = requests.get(i);
			Answer answer = answers.get(i);
			results.add(new BatchResult(request.id(), request.customId(), answer.text(), answer.error(),
					prompts.get(i).tokens()));
		}
		return results;
	}

	private List<Prompt> prompts(List<BatchRequest> requests) {
		List<Integer> tokens = this.tokenizer.count(requests.stream().map(BatchRequest::input).toList());
		List<Prompt> prompts = new ArrayList<>(requests.size());
		for (int i = 0; i < requests.size(); i++) {
			BatchRequest request = requests.get(i);
			prompts.add(new Prompt(request.customId(), request.input(), tokens.get(i)));
		}
		return prompts;
	}

}
