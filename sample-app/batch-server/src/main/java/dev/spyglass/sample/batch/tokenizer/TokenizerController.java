/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.sample.batch.tokenizer;

import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;

import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * The downstream service, served by this process so that nothing else is needed: counts
 * the tokens of texts, about four characters each.
 */
@RestController
class TokenizerController {

	private static final int CHARACTERS_PER_TOKEN = 4;

	@PostMapping(TokenizerClient.PATH)
	TokenCounts count(@Valid @RequestBody Texts texts) {
		return new TokenCounts(texts.texts().stream().map(TokenizerController::tokens).toList());
	}

	private static int tokens(String text) {
		return (text.length() + CHARACTERS_PER_TOKEN - 1) / CHARACTERS_PER_TOKEN;
	}

	record Texts(@NotNull List<@NotNull String> texts) {

	}

	record TokenCounts(List<Integer> counts) {

	}

}
