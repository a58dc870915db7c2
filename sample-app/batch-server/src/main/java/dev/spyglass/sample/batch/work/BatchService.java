/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.sample.batch.work;

import java.util.List;
import java.util.UUID;

import dev.spyglass.sample.batch.model.Model;
import dev.spyglass.sample.batch.store.Batch;
import dev.spyglass.sample.batch.store.BatchItemId;
import dev.spyglass.sample.batch.store.BatchRequest;
import dev.spyglass.sample.batch.store.BatchStatus;
import dev.spyglass.sample.batch.store.BatchStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Service;

/**
 * Accepts and cancels batches. Thread-safe.
 */
@Service
public class BatchService {

	/** Requests that a batch may have. */
	public static final int MAX_REQUESTS = 50_000;

	private static final Logger log = LoggerFactory.getLogger(BatchService.class);

	private final BatchQueue queue;

	private final BatchStore store;

	private final BatchProcessor processor;

	private final Model model;

	BatchService(BatchQueue queue, BatchStore store, BatchProcessor processor, Model model) {
		this.queue = queue;
		this.store = store;
		this.processor = processor;
		this.model = model;
	}

	/**
	 * Accepts a batch completely or not at all.
	 * @param modelName name of the model
	 * @param items its requests, with ids that are unique within the batch
	 * @return the batch, which waits for a worker now
	 * @throws UnknownModelException if there is no such model
	 * @throws QueueFullException if too many batches wait already
	 * @throws QueueClosedException if the server is shutting down
	 */
	public Batch submit(String modelName, List<Item> items) {
		if (!this.model.names().contains(modelName)) {
			throw new UnknownModelException(this.model.names());
		}
		String id = "batch_" + UUID.randomUUID().toString().replace("-", "");
		try (BatchQueue.Slot slot = this.queue.reserve(id)) {
			Batch batch = this.store.create(id, modelName, requests(id, items));
			log.atInfo()
				.addKeyValue("batch_id", id)
				.addKeyValue("model", modelName)
				.addKeyValue("requests", items.size())
				.log("Batch accepted");
			slot.enqueue(this.processor.work(id));
			return batch;
		}
	}

	/**
	 * Cancels a batch: at once while it waits, after the chunk in progress otherwise.
	 * Cancelling twice does no harm.
	 * @param id its id
	 * @return the batch as it is now
	 * @throws UnknownBatchException if there is no such batch
	 * @throws BatchEndedException if it completed or failed before
	 */
	public Batch cancel(String id) {
		Batch before = get(id);
		if (this.store.finish(id, BatchStatus.QUEUED, BatchStatus.CANCELLED, null)) {
			this.queue.remove(id);
			log.atInfo().addKeyValue("batch_id", id).log("Batch cancelled while it waited");
		}
		else if (this.store.requestCancel(id)) {
			log.atInfo().addKeyValue("batch_id", id).log("Batch is to be cancelled after the current chunk");
		}
		Batch now = this.store.find(id).orElse(before);
		if (now.status() == BatchStatus.COMPLETED || now.status() == BatchStatus.FAILED) {
			throw new BatchEndedException(now);
		}
		return now;
	}

	/**
	 * Finds a batch.
	 * @param id its id
	 * @return the batch
	 * @throws UnknownBatchException if there is no such batch
	 */
	public Batch get(String id) {
		return this.store.find(id).orElseThrow(UnknownBatchException::new);
	}

	private static List<BatchRequest> requests(String id, List<Item> items) {
		BatchRequest[] requests = new BatchRequest[items.size()];
		for (int i = 0; i < requests.length; i++) {
			Item item = items.get(i);
			requests[i] = new BatchRequest(new BatchItemId(id, i), item.customId(), item.input());
		}
		return List.of(requests);
	}

	/**
	 * One request of a batch to be submitted.
	 *
	 * @param customId the client's own id
	 * @param input what the model is asked
	 */
	public record Item(String customId, String input) {

	}

}
