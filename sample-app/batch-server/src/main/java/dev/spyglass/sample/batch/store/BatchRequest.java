/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.sample.batch.store;

import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Embedded;

/**
 * One request of a batch.
 *
 * @param id its place
 * @param customId the client's own id
 * @param input what the model is asked
 */
public record BatchRequest(@Id @Embedded.Empty BatchItemId id, String customId, String input) {

}
