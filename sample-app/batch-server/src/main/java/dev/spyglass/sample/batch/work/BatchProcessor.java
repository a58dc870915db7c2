/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.sample.batch.work;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;

import dev.spyglass.context.LogContext;
import dev.spyglass.metrics.task.Task;
import dev.spyglass.metrics.task.TaskRun;
import dev.spyglass.metrics.task.Tasks;
import dev.spyglass.sample.batch.BatchServerProperties;
import dev.spyglass.sample.batch.model.ModelUnavailableException;
import dev.spyglass.sample.batch.store.Batch;
import dev.spyglass.sample.batch.store.BatchRequest;
import dev.spyglass.sample.batch.store.BatchResult;
import dev.spyglass.sample.batch.store.BatchStatus;
import dev.spyglass.sample.batch.store.BatchStore;
import io.micrometer.observation.Observation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.web.client.RestClientException;

/**
 * Processes a batch chunk by chunk, until it ends, is cancelled, or the server stops. The
 * results of a chunk and the batch's progress are saved together, so that a batch whose
 * process died goes on after its last whole chunk. Thread-safe.
 */
@Component
class BatchProcessor {

	private static final Logger log = LoggerFactory.getLogger(BatchProcessor.class);

	private static final Duration DATABASE_BREAK = Duration.ofSeconds(1);

	private final BatchQueue queue;

	private final BatchStore store;

	private final ChunkRunner chunks;

	private final Tasks tasks;

	private final int chunkSize;

	BatchProcessor(BatchQueue queue, BatchStore store, ChunkRunner chunks, Tasks tasks,
			BatchServerProperties properties) {
		this.queue = queue;
		this.store = store;
		this.chunks = chunks;
		this.tasks = tasks;
		this.chunkSize = properties.workers().chunkSize();
	}

	/**
	 * Returns what processes a batch as far as possible. It throws nothing, so that the
	 * worker goes on with the next one.
	 * @param id its id
	 * @return the work of one worker
	 */
	Runnable work(String id) {
		Task task = this.tasks.create("batch");
		return () -> process(id, task.start());
	}

	private void process(String id, TaskRun run) {
		LogContext context = LogContext.with("batch_id", id);
		try (Observation.Scope scope = run.openScope()) {
			processOnceTheDatabaseAnswers(id, run);
		}
		catch (InterruptedException ex) {
			run.cancelled();
			Thread.currentThread().interrupt();
		}
		catch (Throwable ex) {
			run.failed(ex);
			end(id, "An error in the server");
		}
		finally {
			run.completed(); // Unless it ended otherwise.
			context.close();
		}
	}

	private void processOnceTheDatabaseAnswers(String id, TaskRun run) throws InterruptedException {
		boolean told = false;
		while (!this.queue.isClosed()) {
			try {
				processChunks(id, run);
				return;
			}
			catch (DataAccessResourceFailureException | TransientDataAccessException | RecoverableDataAccessException
					| TransactionException ex) {
				if (!told) {
					log.error("Batch waits until the database answers", ex);
				}
				told = true;
				this.queue.pause(DATABASE_BREAK);
			}
		}
	}

	private void processChunks(String id, TaskRun run) {
		long start = System.nanoTime();
		if (this.store.start(id)) {
			log.info("Batch started");
		}
		Batch batch = this.store.find(id).orElse(null);
		while (batch != null && !batch.status().isTerminal()) {
			if (batch.status() == BatchStatus.CANCELLING) {
				finish(batch, BatchStatus.CANCELLED, start);
				run.cancelled();
			}
			else if (batch.processed() == batch.total()) {
				finish(batch, BatchStatus.COMPLETED, start);
			}
			else if (this.queue.isClosed()) {
				log.atInfo()
					.addKeyValue("processed", batch.processed())
					.log("Batch interrupted by the shutdown, to be continued");
				run.cancelled();
				return;
			}
			else {
				processChunk(batch, run);
			}
			batch = this.store.find(id).orElse(null);
		}
	}

	private void processChunk(Batch batch, TaskRun run) {
		try {
			run.runChunk((chunk) -> {
				List<BatchRequest> requests = this.store.nextChunk(batch, this.chunkSize);
				List<BatchResult> results = this.chunks.run(batch.model(), requests);
				if (this.store.saveChunk(batch, results)) {
					long failed = results.stream().filter(BatchResult::failed).count();
					chunk.items(results.size() - failed);
					chunk.failedItems(failed);
				}
			});
		}
		catch (ModelUnavailableException | RestClientException ex) {
			fail(batch, run, ex);
		}
		catch (CancellationException ex) {
			log.debug("Chunk interrupted by the shutdown, to be done again", ex);
		}
	}

	private void finish(Batch batch, BatchStatus status, long start) {
		if (this.store.finish(batch.id(), batch.status(), status, null)) {
			log.atInfo()
				.addKeyValue("processed", batch.processed())
				.addKeyValue("failed", batch.failed())
				.addKeyValue("outcome", status.name().toLowerCase(Locale.ROOT))
				.addKeyValue("duration_ms", millis(System.nanoTime() - start))
				.log((status == BatchStatus.COMPLETED) ? "Batch completed" : "Batch cancelled");
		}
	}

	private void fail(Batch batch, TaskRun run, RuntimeException ex) {
		run.failed(ex);
		log.atError()
			.addKeyValue("processed", batch.processed())
			.addKeyValue("model", batch.model())
			.log("Batch failed");
		end(batch.id(), "The model or the tokenizer did not answer");
	}

	private void end(String id, String error) {
		if (!this.store.finish(id, BatchStatus.IN_PROGRESS, BatchStatus.FAILED, error)) {
			this.store.finish(id, BatchStatus.CANCELLING, BatchStatus.CANCELLED, error);
		}
	}

	private static double millis(long nanos) {
		return TimeUnit.NANOSECONDS.toMicros(nanos) / 1000.0;
	}

}
