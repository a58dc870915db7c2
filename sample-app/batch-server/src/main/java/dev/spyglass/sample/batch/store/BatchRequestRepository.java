/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.sample.batch.store;

import java.util.List;

import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.Repository;

/**
 * Requests of batches.
 */
interface BatchRequestRepository extends Repository<BatchRequest, BatchItemId> {

	@Query("""
			select batch_id, item_number, custom_id, input from batch_request
			where batch_id = :batchId and item_number >= :from order by item_number limit :limit""")
	List<BatchRequest> findChunk(String batchId, int from, int limit);

}
