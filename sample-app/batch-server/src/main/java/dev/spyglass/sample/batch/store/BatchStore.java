/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.sample.batch.store;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jdbc.core.JdbcAggregateOperations;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Batches, their requests and their results in the database. Each method is one
 * transaction. Thread-safe.
 */
@Component
public class BatchStore {

	private static final int BULK = 1_000;

	private final BatchRepository batches;

	private final BatchRequestRepository requests;

	private final BatchResultRepository results;

	private final JdbcAggregateOperations aggregates;

	private final JdbcOperations jdbc;

	private final Clock clock;

	BatchStore(BatchRepository batches, BatchRequestRepository requests, BatchResultRepository results,
			JdbcAggregateOperations aggregates, JdbcOperations jdbc, Clock clock) {
		this.batches = batches;
		this.requests = requests;
		this.results = results;
		this.aggregates = aggregates;
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/**
	 * Saves a new batch with all of its requests, or nothing.
	 * @param id its id
	 * @param model name of the model
	 * @param items its requests
	 * @return the batch
	 */
	@Transactional
	public Batch create(String id, String model, List<BatchRequest> items) {
		Batch batch = this.aggregates.insert(Batch.queued(id, model, items.size(), now()));
		insert("insert into batch_request (batch_id, item_number, custom_id, input) values (?, ?, ?, ?)", items,
				(item) -> new Object[] { id, item.id().itemNumber(), item.customId(), item.input() });
		return batch;
	}

	/**
	 * Finds a batch.
	 * @param id its id
	 * @return the batch, or empty if it is unknown
	 */
	@Transactional(readOnly = true)
	public Optional<Batch> find(String id) {
		return this.batches.findById(id);
	}

	/**
	 * Lists batches.
	 * @param page which ones
	 * @return a page of batches
	 */
	@Transactional(readOnly = true)
	public Page<Batch> list(Pageable page) {
		return this.batches.findAll(page);
	}

	/**
	 * Ids of all batches that have not ended, the oldest first.
	 * @return the ids
	 */
	@Transactional(readOnly = true)
	public List<String> findUnfinishedIds() {
		return this.batches.findUnfinishedIds();
	}

	/**
	 * Marks a batch as begun. One that was begun before, by a process that is gone, goes
	 * on where that stopped.
	 * @param id its id
	 * @return {@code false} when there is nothing to do any more
	 */
	@Transactional
	public boolean start(String id) {
		return this.batches.start(id, now());
	}

	/**
	 * The next requests that have no result.
	 * @param batch the batch
	 * @param limit how many at most
	 * @return requests in their order, empty at the end
	 */
	@Transactional(readOnly = true)
	public List<BatchRequest> nextChunk(Batch batch, int limit) {
		return this.requests.findChunk(batch.id(), batch.processed(), limit);
	}

	/**
	 * Saves the results of a chunk and the batch's progress, or nothing.
	 * @param batch the batch as it was when the chunk was read
	 * @param chunk the results
	 * @return {@code false} when the batch was changed meanwhile and nothing was saved
	 */
	@Transactional
	public boolean saveChunk(Batch batch, List<BatchResult> chunk) {
		int failed = (int) chunk.stream().filter(BatchResult::failed).count();
		if (!this.batches.advance(batch.id(), batch.processed(), chunk.size(), failed)) {
			return false;
		}
		insert("""
				insert into batch_result (batch_id, item_number, custom_id, output, error, tokens)
				values (?, ?, ?, ?, ?, ?)""", chunk, (result) -> new @Nullable Object[] { batch.id(),
				result.id().itemNumber(), result.customId(), result.output(), result.error(), result.tokens() });
		return true;
	}

	/**
	 * Ends a batch.
	 * @param id its id
	 * @param from the status that it must have now
	 * @param to the status that it gets
	 * @param error why it failed, {@code null} if it did not
	 * @return {@code false} when it had another status and is unchanged
	 */
	@Transactional
	public boolean finish(String id, BatchStatus from, BatchStatus to, @Nullable String error) {
		return this.batches.finish(id, from, to, error, now());
	}

	/**
	 * Asks for the cancellation of a batch that is being processed.
	 * @param id its id
	 * @return {@code false} when it had another status and is unchanged
	 */
	@Transactional
	public boolean requestCancel(String id) {
		return this.batches.requestCancel(id);
	}

	/**
	 * Results of a batch in the order of its requests.
	 * @param id id of the batch
	 * @param from number of the first request
	 * @param limit how many at most
	 * @return results, empty at the end
	 */
	@Transactional(readOnly = true)
	public List<BatchResult> results(String id, int from, int limit) {
		return this.results.findChunk(id, from, limit);
	}

	/**
	 * Deletes batches that ended before an instant, with their requests and results.
	 * @param before the instant
	 * @return how many batches were deleted
	 */
	@Transactional
	public int deleteFinishedBefore(Instant before) {
		return this.batches.deleteFinishedBefore(before);
	}

	/** Rows in bulk go to the driver as they are, a thousand at a time. */
	private <T> void insert(String sql, List<T> rows, Function<T, @Nullable Object[]> values) {
		this.jdbc.batchUpdate(sql, rows, BULK, (statement, row) -> {
			@Nullable Object[] columns = values.apply(row);
			for (int i = 0; i < columns.length; i++) {
				statement.setObject(i + 1, columns[i]);
			}
		});
	}

	/** The time as the database can hold it. */
	private Instant now() {
		return this.clock.instant().truncatedTo(ChronoUnit.MICROS);
	}

}
