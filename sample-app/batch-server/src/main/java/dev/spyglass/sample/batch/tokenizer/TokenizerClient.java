/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.sample.batch.tokenizer;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.spyglass.sample.batch.BatchServerProperties;
import dev.spyglass.sample.batch.tokenizer.TokenizerController.Texts;
import dev.spyglass.sample.batch.tokenizer.TokenizerController.TokenCounts;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.cache.CaffeineCacheMetrics;
import org.jspecify.annotations.Nullable;

import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/**
 * Calls the tokenizer over HTTP. Boot's builder makes the call observable. Thread-safe.
 */
@Component
public class TokenizerClient {

	static final String PATH = "/tokenizer/v1/counts";

	private static final int MAX_CHARACTERS = 4_000_000;

	private final SingletonSupplier<RestClient> client;

	private final Cache<String, Integer> counts = Caffeine.newBuilder()
		.weigher((String text, Integer count) -> text.length() + 1)
		.maximumWeight(MAX_CHARACTERS)
		.recordStats()
		.build();

	TokenizerClient(RestClient.Builder builder, BatchServerProperties properties, Environment environment,
			MeterRegistry registry) {
		// The port of this process is known only once its server is up.
		this.client = SingletonSupplier
			.of(() -> builder.baseUrl(baseUrl(properties.tokenizer().url(), environment)).build());
		CaffeineCacheMetrics.monitor(registry, this.counts, "token-counts");
	}

	/**
	 * Counts tokens, and asks the service only for texts that it was not asked lately.
	 * @param texts texts
	 * @return a count for each text, in the same order
	 * @throws RestClientException if the service cannot be reached or does not answer
	 * properly
	 */
	public List<Integer> count(List<String> texts) {
		Map<String, Integer> known = this.counts.getAll(texts, (missing) -> ask(List.copyOf(missing)));
		return texts.stream().map(known::get).toList();
	}

	private Map<String, Integer> ask(List<String> texts) {
		TokenCounts answer = this.client.obtain()
			.post()
			.uri(PATH)
			.body(new Texts(texts))
			.retrieve()
			.body(TokenCounts.class);
		if (answer == null || answer.counts().size() != texts.size()) {
			throw new RestClientException("The tokenizer gave no count for each text");
		}
		Map<String, Integer> counted = new HashMap<>();
		for (int i = 0; i < texts.size(); i++) {
			counted.put(texts.get(i), answer.counts().get(i));
		}
		return counted;
	}

	private static String baseUrl(@Nullable URI url, Environment environment) {
		if (url != null) {
			return url.toString();
		}
		return "http://127.0.0.1:" + environment.getRequiredProperty("local.server.port");
	}

}
