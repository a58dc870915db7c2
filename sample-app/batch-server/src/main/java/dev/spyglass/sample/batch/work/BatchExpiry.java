/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.sample.batch.work;

import java.time.Clock;
import java.time.Duration;

import dev.spyglass.sample.batch.BatchServerProperties;
import dev.spyglass.sample.batch.store.BatchStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Deletes batches that ended long ago.
 */
@Component
class BatchExpiry {

	private static final Logger log = LoggerFactory.getLogger(BatchExpiry.class);

	private final BatchStore store;

	private final Clock clock;

	private final Duration retention;

	BatchExpiry(BatchStore store, Clock clock, BatchServerProperties properties) {
		this.store = store;
		this.clock = clock;
		this.retention = properties.retention();
	}

	@Scheduled(fixedDelayString = "${batch-server.expiry-interval}",
			initialDelayString = "${batch-server.expiry-interval}")
	void expire() {
		int deleted = this.store.deleteFinishedBefore(this.clock.instant().minus(this.retention));
		if (deleted > 0) {
			log.atInfo().addKeyValue("batches", deleted).log("Old batches deleted");
		}
	}

}
