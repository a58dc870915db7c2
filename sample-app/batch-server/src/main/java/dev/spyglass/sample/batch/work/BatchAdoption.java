/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.sample.batch.work;

import java.time.Duration;

import dev.spyglass.metrics.Heartbeat;
import dev.spyglass.metrics.Heartbeats;
import dev.spyglass.sample.batch.store.BatchStore;
import jakarta.annotation.PreDestroy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Puts unfinished batches back into the queue that no thread of this process knows: those
 * of a process that is gone, and those that were saved although the database failed to
 * say so. One process owns the database; a second one would do the same work twice,
 * though never save it twice.
 */
@Component
class BatchAdoption {

	private static final Logger log = LoggerFactory.getLogger(BatchAdoption.class);

	private final BatchQueue queue;

	private final BatchStore store;

	private final BatchProcessor processor;

	private final Heartbeat heartbeat;

	BatchAdoption(BatchQueue queue, BatchStore store, BatchProcessor processor, Heartbeats heartbeats,
			@Value("${batch-server.adoption-interval}") Duration interval) {
		this.queue = queue;
		this.store = store;
		this.processor = processor;
		this.heartbeat = heartbeats.register("batch-adoption", interval.multipliedBy(2));
	}

	@Scheduled(fixedDelayString = "${batch-server.adoption-interval}")
	void adopt() {
		this.heartbeat.beat();
		for (String id : this.store.findUnfinishedIds()) {
			if (!this.queue.knows(id) && !adopt(id)) {
				return;
			}
		}
	}

	@PreDestroy
	void stop() {
		this.heartbeat.close();
	}

	private boolean adopt(String id) {
		try (BatchQueue.Slot slot = this.queue.reserve(id)) {
			log.atInfo().addKeyValue("batch_id", id).log("Unfinished batch queued again");
			slot.enqueue(this.processor.work(id));
			return true;
		}
		catch (QueueFullException | QueueClosedException ex) {
			log.debug("The other unfinished batches are left for later", ex);
			return false;
		}
	}

}
