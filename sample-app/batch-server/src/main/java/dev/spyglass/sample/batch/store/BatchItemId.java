/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.sample.batch.store;

/**
 * Names one request of a batch, and its result.
 *
 * @param batchId id of the batch
 * @param itemNumber position in the batch, from 0
 */
public record BatchItemId(String batchId, int itemNumber) {

}
