/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.sample.batch.model;

/**
 * What a model is asked.
 *
 * @param id the client's own id
 * @param text the question
 * @param tokens its length in tokens
 */
public record Prompt(String id, String text, int tokens) {

}
