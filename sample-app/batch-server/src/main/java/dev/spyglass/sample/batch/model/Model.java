/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.sample.batch.model;

import java.util.List;
import java.util.Set;

/**
 * Answers prompts. Thread-safe.
 */
public interface Model {

	/**
	 * Names that {@link #infer} knows.
	 * @return the names
	 */
	Set<String> names();

	/**
	 * Answers a chunk of prompts. Takes time.
	 * @param name one of {@link #names()}
	 * @param prompts the prompts
	 * @return an answer for each prompt, in the same order
	 * @throws ModelUnavailableException if there is no answer to any of them
	 */
	List<Answer> infer(String name, List<Prompt> prompts);

}
